import { AppError } from '@app/domain';
import { Deadline, type ModelRun } from '@app/llm';

/** Of a ticket's time, kept back from the models so that the rules can still answer and the ticket be stored. */
const RESERVED_SHARE = 0.1;
const MOST_RESERVED_MS = 500;

/** The one clock of a ticket: its steps and its model calls end when the time is over or the caller is gone. */
export class TicketTime {
  private readonly deadline: Deadline;
  private readonly models = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly expiry: Promise<never>;

  constructor(
    private readonly milliseconds: number,
    private readonly callerGone?: AbortSignal,
  ) {
    this.deadline = Deadline.in(milliseconds);
    let expire: (reason: AppError) => void = () => undefined;
    this.expiry = new Promise((_, reject) => {
      expire = reject;
    });
    // Nobody may be racing when time runs out; that is no unhandled rejection.
    this.expiry.catch(() => undefined);
    this.timer = setTimeout(() => {
      this.stopModels();
      expire(new AppError('unavailable', 'deadline_exceeded', 'The time for this ticket ran out.'));
    }, milliseconds);
    if (callerGone?.aborted) this.stopModels();
    else callerGone?.addEventListener('abort', this.stopModels, { once: true });
  }

  /** What the stages may spend on models. */
  modelRun(names: readonly string[] = []): ModelRun {
    const reserved = Math.min(this.milliseconds * RESERVED_SHARE, MOST_RESERVED_MS);
    return { deadline: this.deadline.less(reserved), signal: this.models.signal, names };
  }

  /** The work's result, or a rejection with `deadline_exceeded` when time runs out first. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.expiry]);
  }

  /** Frees the timer, and gives up calls that nobody waits for any more; call it when the ticket is done. */
  end(): void {
    clearTimeout(this.timer);
    this.callerGone?.removeEventListener('abort', this.stopModels);
    this.stopModels();
  }

  private readonly stopModels = (): void => this.models.abort();
}
