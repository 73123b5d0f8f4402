import { train, Trainer, type TrainingJob, type TrainingResult } from '@app/learning';

/** Trains in this thread: a thread of its own cannot load TypeScript. The built service has the real one. */
export class InlineTrainer extends Trainer {
  override train(job: TrainingJob, signal: AbortSignal): Promise<TrainingResult | null> {
    signal.throwIfAborted();
    return Promise.resolve(train(job));
  }
}
