import { type Candidate } from './detector.js';
import { matchesOf } from './matches.js';

/** They mean a day only together with the day they were written on. */
const CONFIDENCE = { relative: 0.5, ordinal: 0.4 };

const COUNT = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|few|some)';
const UNIT = '(?:day|week|month|year)s?';
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const DAY = '(?:the )?day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow|tonight|last night';
const PART_OF_DAY = 'this (?:morning|afternoon|evening)';
const PERIOD = 'last (?:week|month|year)';
const COUNTED = `(?:a )?${COUNT} ${UNIT} (?:ago|from (?:now|today|tomorrow))|in ${COUNT} ${UNIT}`;
/** "Friday 21", "Friday 2018-7-6", "Friday of next week" */
const WEEKDAYS = `(?:(?:last|next|this|that|past|coming|this past|this upcoming|upcoming) (?:week )?)?${WEEKDAY}(?: \\d{1,2}(?:st|nd|rd|th)?(?=[.,;!?)]?(?:\\s|$))| \\d{1,4}[-/.]\\d{1,2}(?:[-/.]\\d{2,4})?|(?: of)? (?:last|next) week)?`;
const SHORT_WEEKDAY = '(?:mon|tue|wed|thu|fri|sat|sun) \\d{1,2}(?:st|nd|rd|th)';
const HOLIDAY =
  "(?:christmas(?: eve| day)?|new year'?s (?:eve|day)|easter|thanksgiving|independence day)(?: (?:19|20)\\d\\d)?";
const RELATIVE = new RegExp(
  `\\b(?:${DAY}|${PART_OF_DAY}|${PERIOD}|${COUNTED}|${WEEKDAYS}|${SHORT_WEEKDAY}|${HOLIDAY})\\b`,
  'gi',
);
/** "on the 18th", "from the 3rd to": an ordinal is a day only where no word follows that it could count. */
const ORDINAL =
  /\b(?:on|from|to|until|till|by|before|after|since|between|and|the|starting)\s(\d{1,2}(?:st|nd|rd|th))(?=[,.;?!)]|\s?$|\s(?:to|until|till|and|for|at|with|if|will|in the (?:morning|evening))\b)/gi;

export function relativeDates(text: string): Candidate[] {
  const relative = matchesOf(RELATIVE, text).map(({ index, 0: date }) => ({
    start: index,
    end: index + date.length,
    confidence: CONFIDENCE.relative,
  }));
  const ordinals = matchesOf(ORDINAL, text).map(({ index, 0: match, 1: ordinal = '' }) => ({
    start: index + match.length - ordinal.length,
    end: index + match.length,
    confidence: CONFIDENCE.ordinal,
  }));
  return [...relative, ...ordinals];
}
