import { type InputError } from './input-error.js';

/** One line of a file, its fields still as they came. */
export interface InputRecord {
  /** `tickets.jsonl:17`. */
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Told of a JSON line that cannot be read; without one it ends the reading. Broken CSV always does: nobody can tell where its next line begins. */
export type BadLineListener = (error: InputError) => void;
