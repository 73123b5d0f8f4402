import type { Span } from './ticket-text.js';

/** A place in the ticket that speaks for a category or a severity; `text` is what stands there, as sent. */
export interface Evidence extends Span {
  readonly text: string;
  /** A category id or a severity id. */
  readonly supports: string;
}
