interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

interface BatcherLimits {
  /** Most items in one batch. */
  readonly maxSize: number;
  /** Most batches at work at a time. */
  readonly maxInFlight?: number;
  /** Whether the items of a batch that failed are worth trying one by one; by default always. */
  readonly retrySingly?: (error: unknown) => boolean;
}

/**
 * Group commit: what comes in while a batch is being written goes out together as the next one. Nothing waits while
 * nothing is being written.
 */
export class Batcher<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private inFlight = 0;
  private idle: (() => void)[] = [];

  /** @param write all or nothing, its results in the order of the items */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly limits: BatcherLimits,
  ) {}

  add(item: T): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.startNext();
    });
  }

  /** Resolves once everything added so far is written or has failed. */
  async drain(): Promise<void> {
    if (this.inFlight === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private startNext(): void {
    const { maxSize, maxInFlight = 1 } = this.limits;
    if (this.inFlight >= maxInFlight || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, maxSize);
    this.inFlight += 1;
    void this.settle(batch).finally(() => this.finish());
  }

  private finish(): void {
    this.inFlight -= 1;
    this.startNext();
    if (this.inFlight > 0) return;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private async settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      await this.writeTogether(batch);
    } catch (error) {
      const { retrySingly = () => true } = this.limits;
      // One bad item must fail alone.
      if (batch.length > 1 && retrySingly(error)) for (const each of batch) await this.settle([each]);
      else for (const { reject } of batch) reject(error);
    }
  }

  private async writeTogether(batch: readonly Waiting<T, R>[]): Promise<void> {
    const results = await this.write(batch.map(({ item }) => item));
    if (results.length !== batch.length) throw new Error(`${batch.length} items gave ${results.length} results`);
    batch.forEach(({ resolve }, index) => resolve(results[index] as R));
  }
}
