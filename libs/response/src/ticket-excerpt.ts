import { maskPaymentNumbers, type TicketReading } from '@app/text';

/** Enough to understand any complaint; logs and threads below it cost more than they tell. */
const HEAD_LIMIT = 3_000;
const TAIL_LIMIT = 1_000;

/** The ticket for a prompt: subject and the author's own words, the middle of a very long text left out. */
export function ticketExcerpt({ subject, body }: TicketReading): string {
  // Own words are the full text with the rest blanked out, so a limit before the blanks go would cut too much.
  const own =
    body.own
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim() || body.full;
  const excerpt =
    own.length <= HEAD_LIMIT + TAIL_LIMIT ? own : `${own.slice(0, HEAD_LIMIT)}\n[...]\n${own.slice(-TAIL_LIMIT)}`;
  // What the writer of a reply does not know can stand in none.
  return maskPaymentNumbers(`Subject: ${subject.full}\n${excerpt}`.toWellFormed());
}
