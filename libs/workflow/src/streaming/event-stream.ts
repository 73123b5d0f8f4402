import { PassThrough, type Readable } from 'node:stream';
import { toWire } from '@app/platform';

/** Proxies close a connection on which nothing comes for half a minute or more. */
const HEARTBEAT_MS = 15_000;

export type EventName = 'step' | 'draft' | 'draft_restart' | 'result' | 'error';

/** Server-sent events; what comes after the reader left goes nowhere. */
export class EventStream {
  private readonly stream = new PassThrough();
  private readonly heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS).unref();

  constructor() {
    this.stream.once('close', () => clearInterval(this.heartbeat));
  }

  get readable(): Readable {
    return this.stream;
  }

  send(event: EventName, data: unknown): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(toWire(data))}\n\n`);
  }

  end(): void {
    clearInterval(this.heartbeat);
    this.stream.end();
  }

  private write(text: string): void {
    if (this.stream.writable) this.stream.write(text);
  }
}
