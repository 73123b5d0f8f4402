import { DatabaseService } from '@app/database';
import { ENV, type Env, Metrics } from '@app/platform';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AutoApply } from './report/auto-apply.service.js';
import { ModelsInForce } from './models/models-in-force.service.js';
import { RunsStore } from './runs/runs.store.js';
import { TASKS } from './task.js';
import { TrainingService } from './training/training.service.js';

const TICK_MS = 2_000;
/** The hour, in UTC, within which the nightly run begins. */
const NIGHTLY_HOUR = 3;

/** Looks every two seconds: are other models in force, is training due, does a run wait? */
@Injectable()
export class LearningClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Learning');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<void> | undefined;
  private working: Promise<void> | undefined;
  private isFirst = true;
  private nightlySeen = '';
  private readonly gauge;

  constructor(
    private readonly database: DatabaseService,
    private readonly inForce: ModelsInForce,
    private readonly autoApply: AutoApply,
    private readonly runs: RunsStore,
    private readonly training: TrainingService,
    @Inject(ENV) private readonly env: Env,
    metrics: Metrics,
  ) {
    this.gauge = metrics.gauge({
      name: 'learning_model_version',
      help: 'The version of the desk model that answers in this process; 0 is the base alone.',
      labelNames: ['task'],
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    // Where the database is there, the first request is answered by the model in force already.
    await this.tick();
    this.timer = setInterval(() => void this.tick(), TICK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.ticking;
    await this.working;
  }

  /** Does what is due now; training goes on after it. */
  tick(now = new Date()): Promise<void> {
    if (!this.database.isReady || this.stopping.signal.aborted) return Promise.resolve();
    this.ticking ??= this.look(now)
      .catch((error: unknown) => this.logger.warn({ msg: 'learning waits for the database', err: error }))
      .finally(() => (this.ticking = undefined));
    return this.ticking;
  }

  private async look(now: Date): Promise<void> {
    await this.inForce.refresh();
    for (const task of TASKS) this.gauge.set({ task }, this.inForce.answering(task));
    await this.autoApply.refresh();
    await this.enqueueWhatIsDue(now);
    if (this.working === undefined && (await this.runs.hasWork()))
      this.working = this.training
        .work(this.stopping.signal)
        .catch((error: unknown) => this.logger.warn({ msg: 'a training run was not taken up', err: error }))
        .then(() => (this.working = undefined));
  }

  private async enqueueWhatIsDue(now: Date): Promise<void> {
    const { LEARNING_TRAIN_EVERY: every, LEARNING_NIGHTLY: isNightly } = this.env;
    const enqueue = { tasks: TASKS, requestedBy: 'schedule' };
    // Only after a start: while a new version is rolled out, the old one's processes must not train theirs again.
    if (this.isFirst && TASKS.some((task) => !this.inForce.of(task).fits))
      await this.runs.enqueue({ ...enqueue, occasion: 'upgrade' });
    this.isFirst = false;
    if (isNightly && now.getUTCHours() === NIGHTLY_HOUR) await this.enqueueNightly(now);
    if (every > 0 && (await this.runs.areCorrectionsDue(every)))
      await this.runs.enqueue({ ...enqueue, occasion: 'corrections' });
  }

  private async enqueueNightly(now: Date): Promise<void> {
    const day = now.toISOString().slice(0, 10);
    if (this.nightlySeen === day) return;
    if (await this.runs.isNightlyDue(new Date(`${day}T00:00:00Z`)))
      await this.runs.enqueue({ tasks: TASKS, requestedBy: 'schedule', occasion: 'nightly' });
    this.nightlySeen = day;
  }
}
