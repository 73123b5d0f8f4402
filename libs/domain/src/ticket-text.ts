import { type Span } from './span.dto.js';

/** What the customer wrote, as sent; every offset in the service points into these two strings. */
export interface TicketText {
  readonly subject: string;
  readonly body: string;
}

export type TextSource = Span['source'];

/** The text a span names, cut from the ticket as sent. */
export function textAt(ticket: TicketText, span: Span): string {
  return ticket[span.source].slice(span.start, span.end);
}
