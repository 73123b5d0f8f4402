import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type TrainingJob, type TrainingResult } from './train.js';
import { Trainer } from './trainer.js';

/** Trains in a thread of its own, one for each job. */
export class ThreadTrainer extends Trainer {
  override async train(job: TrainingJob, signal: AbortSignal): Promise<TrainingResult | null> {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./training.worker.js', import.meta.url), { workerData: job });
    try {
      // An error of the thread rejects.
      const [result] = (await once(worker, 'message', { signal })) as [TrainingResult | null];
      return result;
    } finally {
      await worker.terminate();
    }
  }
}
