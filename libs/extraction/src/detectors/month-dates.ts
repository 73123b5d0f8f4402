import { type Candidate } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { withYear: 0.95, withoutYear: 0.85 };

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ORDINAL_WORD = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth';
const YEAR = '(?:(?:\\s?,\\s?|\\s(?:of\\s|in\\s)?)(?:19|20)\\d\\d|\\sof\\s\\d\\d)?';
const AFTER = '(?![\\w:]|[.,]\\d)';

const MONTH_FIRST = new RegExp(
  `\\b(?:${WEEKDAY},?\\s)?${MONTH}\\s{1,3}(?:the\\s)?(?:\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL_WORD})${YEAR}${AFTER}`,
  'gi',
);
const DAY_FIRST = new RegExp(
  `(?<![\\w./-]|\\d:)(?:${WEEKDAY},?\\s)?(?:\\d{1,2}(?:st|nd|rd|th)?(?:\\s(?:of\\s)?|[-/])|(?:${ORDINAL_WORD})\\sof\\s)${MONTH}(?:[-/](?:19|20)\\d\\d|${YEAR})${AFTER}`,
  'gi',
);
const YEAR_FIRST = new RegExp(`(?<![\\w.:/-])(?:19|20)\\d\\d[-/ ]${MONTH}[-/ ]\\d{1,2}${AFTER}`, 'gi');
const ANY_MONTH = new RegExp(`\\b${MONTH}`, 'i');

/** Verbs as often as months: "may 5 users", "march 3 miles", "comment 8 may not". */
const VERB = /^(?:(?:may|march|mar)\s{1,3}\d{1,2}|\d{1,2}\smay)$/;

export function monthDates(text: string): Candidate[] {
  if (!ANY_MONTH.test(text)) return [];
  return (/\d[-/ ][a-z]/i.test(text) ? [YEAR_FIRST, DAY_FIRST, MONTH_FIRST] : [DAY_FIRST, MONTH_FIRST]).flatMap(
    (pattern) =>
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
