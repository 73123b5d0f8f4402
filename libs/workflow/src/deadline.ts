import { AppError } from '@app/domain';

/** The time one ticket may take, shared by all its steps; its signal aborts whatever still runs when it is over. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly expiry: Promise<never>;

  constructor(milliseconds: number) {
    let expire: (reason: AppError) => void = () => undefined;
    this.expiry = new Promise((_, reject) => {
      expire = reject;
    });
    // Nobody may be racing when time runs out; that is no unhandled rejection.
    this.expiry.catch(() => undefined);
    this.timer = setTimeout(() => {
      const reason = new AppError('unavailable', 'deadline_exceeded', 'The time for this ticket ran out.');
      this.controller.abort(reason);
      expire(reason);
    }, milliseconds);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The work's result, or a rejection with `deadline_exceeded` when time runs out first. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.expiry]);
  }

  /** Frees the timer; call it when the ticket is done. */
  clear(): void {
    clearTimeout(this.timer);
  }
}
