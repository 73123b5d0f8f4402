/** A place in the ticket's text as sent. */
export class Span {
  /**
   * First UTF-16 code unit.
   * @example 43
   */
  readonly start!: number;
  /**
   * One past the last UTF-16 code unit.
   * @example 51
   */
  readonly end!: number;
  /**
   * Which of the two strings the offsets count in.
   * @example "body"
   */
  readonly source!: 'subject' | 'body';
}

/** A place in the ticket that speaks for a category or a severity. */
export class Evidence extends Span {
  /**
   * What stands there, as sent.
   * @example "crashes"
   */
  readonly text!: string;
  /**
   * The category id or severity id it speaks for.
   * @example "technical"
   */
  readonly supports!: string;
}
