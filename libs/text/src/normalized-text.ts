import { type TicketReading } from './ticket-reading.js';

const MOST_PREFIXES = 20;
/** "Re:", "Fwd:" and their kin, also counted ("Re[2]:", "AW (3):"). */
const PREFIX = /^\s{0,20}(?:re|fwd?|aw|wg|antw|sv|vs|tr|rv|enc|rif|odp|i|r)\s?(?:[[(]\d{1,3}[\])])?\s?[:：]/i;
const PUNCTUATION_RUN = /([\p{P}\p{S}])\1+/gu;
const OUTER_SIGNS = ' .,;:!?\u2026-*_';
const WHITE_SPACE = /\s+/g;

/**
 * What two posts of the same ticket have in common: subject without reply and forward prefixes and the author's own
 * words, in lower case, with white space and repeated signs collapsed. Subject and body are parted by a newline.
 */
export function normalizedText(reading: TicketReading): string {
  return `${normalize(withoutPrefixes(reading.subject.own))}\n${normalize(reading.body.own)}`;
}

function withoutPrefixes(subject: string): string {
  let rest = subject;
  for (let count = 0; count < MOST_PREFIXES && PREFIX.test(rest); count += 1) rest = rest.replace(PREFIX, '');
  return rest;
}

function normalize(text: string): string {
  const collapsed = text.toLowerCase().replace(PUNCTUATION_RUN, '$1').replace(WHITE_SPACE, ' ');
  let start = 0;
  let end = collapsed.length;
  while (start < end && OUTER_SIGNS.includes(collapsed.charAt(start))) start += 1;
  while (end > start && OUTER_SIGNS.includes(collapsed.charAt(end - 1))) end -= 1;
  return collapsed.slice(start, end);
}
