import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ModelsStore } from '../models/models.store.js';
import { type TaskResult, type TaskVerdict } from '../runs/run.js';
import { type ClaimedRun, RunsStore } from '../runs/runs.store.js';
import { type TrainedTask } from './trained-task.js';

/** Ends a run: its models, what goes live, and the run's own end, all or nothing. */
@Injectable()
export class PublishedRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly models: ModelsStore,
    private readonly runs: RunsStore,
  ) {}

  /** @throws where the run is no longer this process's; then nothing is kept */
  async publish(run: ClaimedRun, trained: readonly TrainedTask[]): Promise<TaskResult[]> {
    return this.dataSource.transaction(async (manager) => {
      // Nobody activates a version between the look at what is in force and our own activation.
      await manager.query('lock table model_activations in share row exclusive mode');
      const results: TaskResult[] = [];
      for (const each of trained) results.push(await this.publishOne(manager, each));
      if (!(await this.runs.complete(manager, run, results))) throw new Error('another process took the run over');
      return results;
    });
  }

  private async publishOne(manager: EntityManager, trained: TrainedTask): Promise<TaskResult> {
    const { task, model, result } = trained;
    if (model === null) return { ...result, verdict: 'too_few', version: null };
    const version = await this.models.insert(manager, model);
    const verdict = await this.verdict(manager, trained);
    if (verdict === 'live') await this.models.activate({ task, version, activatedBy: model.trainedBy }, manager);
    return { ...result, verdict, version };
  }

  private async verdict(manager: EntityManager, { task, model, inForce }: TrainedTask): Promise<TaskVerdict> {
    if (model?.verdict === 'rejected') return 'rejected';
    const now = (await this.models.inForce(manager)).find((activation) => activation.task === task);
    return (now?.version ?? 0) === inForce ? 'live' : 'overtaken';
  }
}
