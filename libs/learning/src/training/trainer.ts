import { type TrainingJob, type TrainingResult } from './train.js';

/** Trains somewhere where requests do not wait for it. */
export abstract class Trainer {
  /** @throws when the signal aborts */
  abstract train(job: TrainingJob, signal: AbortSignal): Promise<TrainingResult | null>;
}
