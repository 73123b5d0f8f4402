import { type TicketReading, tokensOf } from '@app/text';
import { termOf } from './term.js';

/** Letters, then a few digits: no address, no link, no card or account number, nothing long enough to be a secret. */
const NAMEABLE = /^[a-z]{1,10}[-_]?(?:[a-z]{1,10}[-_])?\d{1,8}$/;
const SEPARATOR = /[-_]/g;

/** What people call by name in a ticket, such as ERR-5003, as the author wrote it, by its term. */
export function codesIn(reading: TicketReading): ReadonlyMap<number, string> {
  const codes = new Map<number, string>();
  for (const text of [reading.subject, reading.body])
    for (const { word, start, end } of tokensOf(text)) {
      if (!NAMEABLE.test(word)) continue;
      const parts = word.replace(SEPARATOR, '.');
      codes.set(termOf(parts === word ? word : `=${parts}`), text.full.slice(start, end));
    }
  return codes;
}
