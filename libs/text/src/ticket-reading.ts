import type { Span, TicketText } from '@app/domain';
import { CleanText } from './clean-text.js';

/** A ticket read once for all stages. */
export interface TicketReading {
  readonly ticket: TicketText;
  readonly subject: CleanText;
  readonly body: CleanText;
}

export function readTicket(ticket: TicketText): TicketReading {
  return { ticket, subject: CleanText.ofSubject(ticket.subject), body: CleanText.ofBody(ticket.body) };
}

/** The customer's own words at a span of a reading, exactly as sent. */
export function wordsAt(reading: TicketReading, span: Span): string {
  return reading[span.source].raw.slice(span.start, span.end);
}
