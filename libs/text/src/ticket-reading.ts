import type { Span, TicketText } from '@app/domain';
import { CleanText } from './clean-text.js';
import { languageOf } from './language.js';
import { blankOut } from './lines.js';
import { machineOutputIn } from './machine-output.js';

/** So much of a body tells its language. */
const OPENING_LENGTH = 2000;

/** A ticket read once for all stages. */
export class TicketReading {
  readonly subject: CleanText;
  readonly body: CleanText;
  private toldLanguage: string | null | undefined;

  constructor(readonly ticket: TicketText) {
    this.subject = CleanText.ofSubject(ticket.subject);
    this.body = CleanText.ofBody(ticket.body);
  }

  /** The ISO 639-1 code of the author's own language, told at the first call; null where the words do not tell. */
  get language(): string | null {
    if (this.toldLanguage === undefined) {
      const opening = this.body.own.slice(0, OPENING_LENGTH);
      this.toldLanguage = languageOf(`${blankOut(opening, machineOutputIn(opening))}\n${this.subject.own}`);
    }
    return this.toldLanguage;
  }
}

export function readTicket(ticket: TicketText): TicketReading {
  return new TicketReading(ticket);
}

/** The customer's own words at a span of a reading, exactly as sent. */
export function wordsAt(reading: TicketReading, span: Span): string {
  return reading[span.source].raw.slice(span.start, span.end);
}
