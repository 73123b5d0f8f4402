import { AsyncLocalStorage } from 'node:async_hooks';
import { type ModelCall } from './model-call.js';

const current = new AsyncLocalStorage<TicketCalls>();

/** The calls made for one ticket, until they are stored with it. */
export class TicketCalls {
  private readonly calls: ModelCall[] = [];
  private taken = false;

  /** Of the ticket this code runs for, if it runs for one. */
  static get current(): TicketCalls | undefined {
    return current.getStore();
  }

  /** What the work asks of models is noted here. */
  during<T>(work: () => Promise<T>): Promise<T> {
    return current.run(this, work);
  }

  /** False once the ticket is stored: what comes later is kept without it. */
  add(calls: readonly ModelCall[]): boolean {
    if (this.taken) return false;
    this.calls.push(...calls);
    return true;
  }

  take(): readonly ModelCall[] {
    this.taken = true;
    return this.calls;
  }
}
