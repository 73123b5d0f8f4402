import { type InputError } from '../input/input-error.js';

const MOST_SHOWN = 20;

/** Lines that were passed over: the first are told as they come, all are counted. */
export class BadLines {
  count = 0;

  constructor(private readonly tell: (line: string) => void) {}

  add({ message }: InputError): void {
    this.count += 1;
    if (this.count <= MOST_SHOWN) this.tell(`${message}\n`);
    if (this.count === MOST_SHOWN + 1) this.tell('More lines are bad; they are only counted.\n');
  }
}
