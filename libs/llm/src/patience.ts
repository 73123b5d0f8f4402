import { LlmError } from './llm-error.js';

/** How long one call is waited for: until its time is over, or until nobody wants the answer any more. */
export class Patience {
  private readonly controller = new AbortController();
  private readonly over: Promise<never>;
  private readonly end: () => void;

  constructor(timeoutMs: number, caller: AbortSignal | undefined, tooLate: () => LlmError) {
    const lose = (failure: LlmError): void => this.controller.abort(failure);
    this.over = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as LlmError), { once: true });
    });
    // Whoever races against it handles it; before that it must not count as unhandled.
    this.over.catch(() => undefined);
    const timer = setTimeout(() => lose(tooLate()), timeoutMs);
    const onAbort = (): void => lose(new LlmError('aborted'));
    caller?.addEventListener('abort', onAbort, { once: true });
    if (caller?.aborted) onAbort();
    this.end = () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
      // Nothing that the work left open outlives it.
      this.controller.abort();
    };
  }

  /** Aborted when patience is over; what listens to it should stop, but need not for us to go on. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The work's outcome, or the failure that ended the patience; what the work does later is ignored. */
  async with<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    return Promise.race([work, this.over]);
  }

  dispose(): void {
    this.end();
  }
}

/** Waits, but not beyond an abort. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
