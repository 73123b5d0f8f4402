/** A point in time by which an answer must be there, shared by everything that is done for one ticket. */
export class Deadline {
  private constructor(
    private readonly at: number,
    private readonly now: () => number,
  ) {}

  static in(ms: number, now: () => number = () => performance.now()): Deadline {
    return new Deadline(now() + ms, now);
  }

  /** Milliseconds left, never below 0. */
  get leftMs(): number {
    return Math.max(0, this.at - this.now());
  }

  /** An earlier deadline, such as the share of one model; never later than this one. */
  within(ms: number): Deadline {
    return new Deadline(Math.min(this.at, this.now() + Math.max(0, ms)), this.now);
  }

  /** The same point less what is kept back for those who come after. */
  less(reserveMs: number): Deadline {
    return new Deadline(this.at - reserveMs, this.now);
  }
}
