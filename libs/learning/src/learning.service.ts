import { AppError } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { type DeskModels, type LearningRun } from './learning.dto.js';
import { ModelsInForce } from './models/models-in-force.service.js';
import { type Activation, ModelsStore } from './models/models.store.js';
import { type Run } from './runs/run.js';
import { RunsStore } from './runs/runs.store.js';
import { type Task, TASKS } from './task.js';

/** What the desk taught, asked for and steered by people. */
@Injectable()
export class LearningService {
  constructor(
    private readonly runs: RunsStore,
    private readonly models: ModelsStore,
    private readonly inForce: ModelsInForce,
  ) {}

  /** Puts a run in the queue, or adds to the one that waits. */
  async train(task: Task | undefined, requestedBy: string): Promise<LearningRun> {
    const tasks = task === undefined ? TASKS : [task];
    return toRun(await this.runs.enqueue({ occasion: 'request', tasks, requestedBy }));
  }

  /** @throws AppError for an unknown run */
  async run(id: string): Promise<LearningRun> {
    const run = await this.runs.find(id);
    if (run === undefined) throw new AppError('not_found', 'run_not_found', `There is no run of training ${id}.`);
    return toRun(run);
  }

  async list(): Promise<DeskModels> {
    const [versions, activations] = await Promise.all([this.models.list(), this.models.inForce()]);
    const active = new Map(activations.map((each) => [each.task, each]));
    return {
      inForce: await Promise.all(TASKS.map((task) => this.versionInForce(task, active.get(task)))),
      items: versions.map(({ card, taxonomy, base, ...version }) => ({
        ...version,
        ...card,
        classes: [...card.classes],
        leftOut: [...card.leftOut],
        active: active.get(version.task)?.version === version.version,
        fits: this.inForce.fits({ task: version.task, taxonomy, base }),
      })),
    };
  }

  /**
   * From now on a version answers, in every process; 0 is the base alone, for one task or all.
   * @throws AppError for an unknown version, or one that does not fit
   */
  async activate(version: number, task: Task | undefined, activatedBy: string): Promise<DeskModels> {
    const tasks = version === 0 ? (task === undefined ? TASKS : [task]) : [await this.taskOf(version, task)];
    for (const each of tasks) await this.models.activate({ task: each, version, activatedBy });
    await this.inForce.refresh();
    return this.list();
  }

  private async taskOf(version: number, task: Task | undefined): Promise<Task> {
    const found = await this.models.find(version);
    if (found === undefined)
      throw new AppError('not_found', 'model_not_found', `There is no model version ${version}.`);
    if (task !== undefined && task !== found.task)
      throw new AppError('invalid', 'other_task', `Version ${version} answers for another task.`, {
        errors: [{ pointer: '/task', detail: `must be ${found.task}, or be left out` }],
      });
    if (!this.inForce.fits(found))
      throw new AppError(
        'conflict',
        'model_does_not_fit',
        `Version ${version} was trained for other classes or on another base than this service has; train a new one.`,
      );
    return found.task;
  }

  private async versionInForce(task: Task, activation: Activation | undefined): Promise<DeskModels['inForce'][number]> {
    const { version = 0, activatedAt = null, activatedBy = null } = activation ?? {};
    const found = version === 0 ? undefined : await this.models.find(version);
    return { task, version, fits: found === undefined || this.inForce.fits(found), activatedAt, activatedBy };
  }
}

function toRun({ tasks, results, ...run }: Run): LearningRun {
  return {
    ...run,
    tasks: [...tasks],
    results: results?.map((result) => ({ ...result, leftOut: [...result.leftOut] })) ?? null,
  };
}
