/** What the customer wrote, as sent; every offset in the service points into these two strings. */
export interface TicketText {
  readonly subject: string;
  readonly body: string;
}

export type TextSource = 'subject' | 'body';

/** A place in the text as sent: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly source: TextSource;
}

/** The text a span names, cut from the ticket as sent. */
export function textAt(ticket: TicketText, span: Span): string {
  return ticket[span.source].slice(span.start, span.end);
}
