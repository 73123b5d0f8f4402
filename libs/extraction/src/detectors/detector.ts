/** A place in a cleaned text that looks like a field; its value is the text that stands there. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** In [0, 1]: how often such a place holds the field, judged by its form and the words around it. */
  readonly confidence: number;
  /** Why the value cannot be right, in words; such a place is reported and never becomes a value. */
  readonly problem?: string;
}

/** One way to find a field's places in a text, in time linear in its length. */
export interface Detector {
  /** Candidates may overlap; the earlier in the list wins. */
  find(text: string): Candidate[];
  /** Two values with the same key are one; without it, letter case and white space make no difference. */
  keyOf?(value: string): string;
  /** The value in its standard form, such as an ISO date; null where its words leave that open. */
  standardForm?(value: string, receivedAt: Date): string | null;
  /** What of a secret value may leave the service; with it, the value itself never does. */
  readonly mask?: (value: string) => string;
  /** Its form alone tells it, so that a language model has nothing to add. */
  readonly isTellingForm?: boolean;
  /** Does not read a number out of an IP address, a card number, a clock time and the like. */
  readonly heedsOpaqueNumbers?: boolean;
}
