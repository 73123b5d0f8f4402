interface Bucket {
  tokens: number;
  filledAt: number;
}

const MAX_BUCKETS = 10_000;
const MS_PER_MINUTE = 60_000;

/** A token bucket per caller, in this process alone: a minute's worth at once, refilled evenly. */
export class TokenBuckets {
  /** Least recently used first. */
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes a token; where there is none, how many seconds until there is one. */
  take(caller: string): { readonly retryAfterSeconds: number } | undefined {
    const bucket = this.filled(caller);
    if (bucket.tokens < 1)
      return { retryAfterSeconds: Math.ceil(((1 - bucket.tokens) * MS_PER_MINUTE) / this.perMinute / 1000) };
    bucket.tokens -= 1;
    return undefined;
  }

  private filled(caller: string): Bucket {
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? { tokens: this.perMinute, filledAt: now };
    const refill = ((now - bucket.filledAt) * this.perMinute) / MS_PER_MINUTE;
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + refill);
    bucket.filledAt = now;
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    this.forgetOldest();
    return bucket;
  }

  private forgetOldest(): void {
    if (this.buckets.size <= MAX_BUCKETS) return;
    for (const caller of this.buckets.keys()) {
      this.buckets.delete(caller);
      return;
    }
  }
}
