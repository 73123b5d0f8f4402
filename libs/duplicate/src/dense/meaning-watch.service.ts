import { type CheckResult, HealthRegistry, Metrics } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';

/** Tells whether tickets are compared by their meaning too, or by their words alone, and why. */
@Injectable()
export class MeaningWatch {
  readonly logger = new Logger('Embeddings');
  private readonly outcomes;
  private failing: string | null = null;

  constructor(
    metrics: Metrics,
    private readonly health: HealthRegistry,
  ) {
    this.outcomes = metrics.counter({
      name: 'duplicate_meanings_total',
      help: 'Tickets whose meaning was asked of the embedding model, by outcome: ok, or why words alone were compared',
      labelNames: ['outcome'] as const,
    });
  }

  /** @param check how the model and the place for its vectors are */
  watch(check: () => CheckResult): void {
    this.health.register({ name: 'embeddings', check: () => Promise.resolve(check()) });
  }

  off(obstacle: string): void {
    this.logger.warn({ obstacle }, 'EMBEDDINGS_MODEL has no effect: duplicates are found by their words alone');
  }

  /**
   * Counts every outcome, and logs where it changes.
   * @param reason why no vector came; null where one did
   * @param error where it is our own
   */
  note(reason: string | null, error?: unknown): void {
    this.outcomes.inc({ outcome: reason ?? 'ok' });
    if (reason === this.failing) return;
    this.failing = reason;
    if (reason === null) this.logger.log('the embedding model answers again');
    else
      this.logger.warn(
        { reason, ...(error !== undefined && { err: error }) },
        'no meaning can be told: duplicates are found by their words alone',
      );
  }

  /** The tickets are; `npm run embed` makes up for the vectors. */
  notStored(error: unknown): void {
    this.logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'vectors were not stored');
  }
}
