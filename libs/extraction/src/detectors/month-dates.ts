import { DAY_WORD, MONTH_NAME, ORDINAL, ORDINAL_WORD, WEEKDAY, YEAR_WORD } from './date-words.js';
import { type Candidate } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { withYear: 0.95, withoutYear: 0.85 };

const MONTH = `${MONTH_NAME}\\b\\.?`;
const DAY = `(?:${ORDINAL}|\\d{1,2})`;
const LEAD = `(?:(?:this|next|last)\\s)?(?:${WEEKDAY}(?:,?\\s|-))?`;
const YEAR = `(?:(?:\\s?,\\s?|\\s(?:of\\s|in\\s)?)(?:19|20)\\d\\d|\\sof\\s\\d\\d|,?\\s${YEAR_WORD})?`;
const AFTER = '(?![\\w:]|[.,]\\d)';

const MONTH_FIRST = new RegExp(
  `\\b${LEAD}${MONTH}(?:\\s{1,3}(?:the\\s)?|[-/])(?:${DAY}|${DAY_WORD})${YEAR}${AFTER}`,
  'gi',
);
const DAY_FIRST = new RegExp(
  `(?<![\\w./-]|\\d:)${LEAD}(?:${DAY}(?:\\s(?:of\\s)?|[-/])|${ORDINAL_WORD}\\sof\\s|${DAY_WORD}\\s)${MONTH}(?:[-/](?:19|20)\\d\\d|${YEAR})${AFTER}`,
  'gi',
);
const YEAR_FIRST = new RegExp(`(?<![\\w.:/-])(?:19|20)\\d\\d[-/ ]${MONTH}[-/ ]\\d{1,2}${AFTER}`, 'gi');
/** "Dec31 , 1994" */
const GLUED =
  /(?<![\w.:/-])(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\d{1,2}(?:\s?,\s?(?:19|20)\d\d)?(?![\w:]|[.,(]\d|[.(]\w)/gi;
const ANY_MONTH = new RegExp(`\\b${MONTH_NAME}(?:\\b|\\d)`, 'i');

/** Verbs as often as months: "may 5 users", "march 3 miles", "comment 8 may not", "second may". */
const VERB = /^(?:(?:may|march|mar)\s{1,3}(?:\d{1,2}|[a-z]+)|(?:\d{1,2}|[a-z]+)\s(?:may|march))$/;

export function monthDates(text: string): Candidate[] {
  if (!ANY_MONTH.test(text)) return [];
  const isMixed = /\d[-/ ][a-z]/i.test(text);
  return [...(isMixed ? [YEAR_FIRST] : []), DAY_FIRST, MONTH_FIRST, GLUED].flatMap((pattern) =>
    matchesOf(pattern, text)
      .filter(({ 0: date }) => !VERB.test(date) && isPossible(date))
      .map(({ index, 0: date }) => ({
        start: index,
        end: index + date.length,
        confidence: /\d{4}/.test(date) ? CONFIDENCE.withYear : CONFIDENCE.withoutYear,
      })),
  );
}

function isPossible(date: string): boolean {
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(date)?.[0];
  return day === undefined || (Number(day) >= 1 && Number(day) <= 31);
}
