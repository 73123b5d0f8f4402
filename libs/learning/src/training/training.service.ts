import { LocalModels } from '@app/classification';
import { Metrics } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type InForce, ModelsInForce } from '../models/models-in-force.service.js';
import { type NewModel } from '../models/models.store.js';
import { type ClaimedRun, RunsStore } from '../runs/runs.store.js';
import { type Task } from '../task.js';
import { countsOf, TrainingMaterial } from './material.service.js';
import { PublishedRuns } from './published-runs.store.js';
import { type TrainedTask } from './trained-task.js';
import { Trainer } from './trainer.js';
import { fairAnswers, heldOutAnswers, scoreOf } from './verdict.js';

const HEARTBEAT_MS = 5_000;
/** A run that ended its process so often would end the next one too. */
const MOST_ATTEMPTS = 3;

/** Works on the runs that wait, one at a time in all processes together. */
@Injectable()
export class TrainingService {
  private readonly logger = new Logger('Learning');
  private readonly runsEnded;

  constructor(
    private readonly runs: RunsStore,
    private readonly published: PublishedRuns,
    private readonly material: TrainingMaterial,
    private readonly inForce: ModelsInForce,
    private readonly models: LocalModels,
    private readonly trainer: Trainer,
    metrics: Metrics,
  ) {
    this.runsEnded = metrics.counter({
      name: 'learning_runs_total',
      help: 'Runs of training that ended in this process, by how.',
      labelNames: ['status'],
    });
  }

  /**
   * Takes the run that waits, if there is one and nobody else trains, and sees it through. An aborted signal leaves it
   * to another process.
   * @returns whether there was one
   */
  async work(signal: AbortSignal): Promise<boolean> {
    const run = await this.runs.claim();
    if (run === undefined) return false;
    const lost = new AbortController();
    const heartbeat = setInterval(() => void this.extend(run, lost), HEARTBEAT_MS);
    try {
      if (run.attempts > MOST_ATTEMPTS) throw new Error('the run was begun too often without an end');
      await this.see(run, AbortSignal.any([signal, lost.signal]));
      this.runsEnded.inc({ status: 'completed' });
    } catch (error) {
      if (signal.aborted) await this.runs.letGo(run);
      else await this.fail(run, error);
    } finally {
      clearInterval(heartbeat);
    }
    await this.inForce.refresh();
    return true;
  }

  private async see(run: ClaimedRun, signal: AbortSignal): Promise<void> {
    await this.inForce.refresh();
    const trained: TrainedTask[] = [];
    for (const task of run.tasks) trained.push(await this.train(task, run, signal));
    signal.throwIfAborted();
    const results = await this.published.publish(run, trained);
    this.logger.log({ msg: 'training ended', run: run.id, results });
  }

  private async train(task: Task, run: ClaimedRun, signal: AbortSignal): Promise<TrainedTask> {
    const current: InForce = this.inForce.of(task);
    const { labels, corrections, leftOut } = await this.material.corrections(task);
    const backlog = run.occasion === 'nightly' ? await this.material.backlog(task) : null;
    const classes = this.models.classes[task];
    const trained = await this.trainer.train({ classes, corrections, backlog, inForce: current.bytes }, signal);
    const result = { task, corrections: corrections.length, leftOut, macroF1: null, macroF1InForce: null };
    if (trained === null) return { task, inForce: current.version, model: null, result };

    const evidence = heldOutAnswers(labels, trained.heldOut);
    const score = scoreOf(evidence);
    const other = scoreOf(fairAnswers(labels, trained.byInForce, current.evidence));
    const isNoWorse = score === null || other === null || score.macroF1 >= other.macroF1;
    const model: NewModel = {
      task,
      verdict: isNoWorse ? 'accepted' : 'rejected',
      taxonomy: this.inForce.taxonomy(task),
      base: this.models.fingerprints[task],
      card: {
        corrections: corrections.length,
        classes: countsOf(labels),
        leftOut,
        backlog: backlog?.length ?? 0,
        isSharpened: trained.usedBacklog,
        score,
        inForce: other && { ...other, version: this.inForce.answering(task) },
      },
      // A model that learnt from no correction can be asked about each of them again.
      evidence: trained.isTaught ? evidence : [],
      model: trained.model,
      runId: run.id,
      trainedAt: new Date(),
      trainedBy: run.requestedBy,
    };
    const scores = { macroF1: score?.macroF1 ?? null, macroF1InForce: other?.macroF1 ?? null };
    return { task, inForce: current.version, model, result: { ...result, ...scores } };
  }

  private async extend(run: ClaimedRun, lost: AbortController): Promise<void> {
    try {
      if (!(await this.runs.extend(run))) lost.abort(new Error('another process took the run over'));
    } catch (error) {
      this.logger.warn({ msg: 'the lease of a training run was not extended', err: error });
    }
  }

  private async fail(run: ClaimedRun, error: unknown): Promise<void> {
    this.logger.error({ msg: 'training failed', run: run.id, err: error });
    this.runsEnded.inc({ status: 'failed' });
    await this.runs.fail(run, 'Training failed; the log has the reason.');
  }
}
