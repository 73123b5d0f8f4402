import { DAY_WORD, MONTH_NAME, WEEKDAY, weekdayIn } from './date-words.js';
import { moved, readDay } from './day-readers.js';
import { dateOf, isoDay } from './days.js';

/** A weekday before a day: it says no more than the day does, but must agree with it. */
const LEAD = new RegExp(
  `^(?:on )?(?:(?:this|next|last) )?(?<w>${WEEKDAY})(?:, ?| |-)(?:the )?(?=\\d|${DAY_WORD}|${MONTH_NAME})`,
);
const POINTING = /^(?:this|next|last) (?=\d|[a-z]+ \d)/;
/** "3 days after January 12th" */
const COUNTED =
  /^(?:a )?(?<count>\d{1,3}|[a-z]+(?: of)?) (?<unit>day|week|month|year)s? (?<way>after|before|from|since) (?<other>.+)$/;
const ISO_DAY = 10;
const LONGEST = 80;

/**
 * A day as ISO 8601, a week as 2026-W09, a month as 2026-02; null where the words leave it open: 03/04/2024, "Friday".
 * Without a year it is the nearest such day. Days are counted in UTC.
 */
export function isoDate(written: string, receivedAt: Date): string | null {
  const words = written.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if (words.length > LONGEST) return null;
  const today = new Date(Date.UTC(receivedAt.getUTCFullYear(), receivedAt.getUTCMonth(), receivedAt.getUTCDate()));
  return (
    readDay(words, today) ?? readDay(words.replace(POINTING, ''), today) ?? counted(words, today) ?? led(words, today)
  );
}

function counted(words: string, today: Date): string | null {
  const { count, unit, way, other = '' } = COUNTED.exec(words)?.groups ?? {};
  const from = other === '' ? null : isoDate(other, today);
  if (from?.length !== ISO_DAY) return null;
  const day = moved({ count, unit }, dateOf(from), way === 'before' ? -1 : 1);
  return day && isoDay(day);
}

function led(words: string, today: Date): string | null {
  const { 0: lead = '', groups = {} } = LEAD.exec(words) ?? {};
  const rest = lead === '' ? null : readDay(words.slice(lead.length), today);
  return rest === null || /\d{4}/.test(words) || dateOf(rest).getUTCDay() === weekdayIn(groups.w ?? '') ? rest : null;
}
