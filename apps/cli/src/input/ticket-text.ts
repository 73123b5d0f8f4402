import { type TicketText } from '@app/domain';

/** What the API takes at most, in characters. */
export const LONGEST_SUBJECT = 500;
export const LONGEST_BODY = 50_000;
const BLANK_LINE = /\r?\n[ \t]*\r?\n/;

/** The ticket that a desk sends for a subject and a body; an empty one stands in for neither, as the API wants both. */
export function ticketOf(subject: string, body: string): TicketText {
  return { subject: cut(subject || body, LONGEST_SUBJECT), body: cut(body || subject, LONGEST_BODY) };
}

/** The ticket for one text: its subject is what stands before the first blank line; see `ticketOfMessage` where there is none. */
export function ticketOfText(text: string): TicketText {
  const blank = BLANK_LINE.exec(text);
  if (blank === null || blank.index > LONGEST_SUBJECT) return ticketOfMessage(text);
  return ticketOf(text.slice(0, blank.index), text.slice(blank.index + blank[0].length));
}

function ticketOfMessage(text: string): TicketText {
  return ticketOf(text, text);
}

const cut = (text: string, longest: number): string => text.trim().slice(0, longest);
