/** One line of a file, its fields still as they came. */
export interface InputRecord {
  /** `tickets.jsonl:17`. */
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
