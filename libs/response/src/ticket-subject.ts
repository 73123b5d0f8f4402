import { type TicketReading, tokensOf } from '@app/text';
import { harmlessLine, hasLetter, withoutLinks } from './harmless-text.js';

const SUBJECT_LIMIT = 120;
const MAIL_PREFIX = /^(?:\s{0,9}(?:re|fwd?|aw|wg|sv|tr)\s{0,3}(?:\[\d{1,3}\])?:){1,9}/i;
const UNSPACED_SCRIPT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** What the ticket is about, fit to stand in double quotes; null where the subject says nothing. */
export function subjectOf({ subject }: TicketReading): string | null {
  const line = withoutLinks(harmlessLine(subject.raw.replace(MAIL_PREFIX, ''), SUBJECT_LIMIT)).replace(/"/g, "'");
  return hasLetter(line) ? line : null;
}

/** The customer's own words are so few that nobody can tell what happened. */
export function isShort({ subject, body }: TicketReading, wordsAtMost: number): boolean {
  const tokens = [...tokensOf(subject).slice(0, wordsAtMost + 1), ...tokensOf(body).slice(0, wordsAtMost + 1)];
  if (tokens.length > wordsAtMost) return false;
  // A sentence without spaces is one token; there a character stands for a word, roughly.
  const words = tokens.reduce((sum, { word }) => sum + (word.match(UNSPACED_SCRIPT)?.length ?? 1), 0);
  return words <= wordsAtMost;
}
