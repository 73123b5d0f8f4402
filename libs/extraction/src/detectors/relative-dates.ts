import { FULL_WEEKDAY, ORDINAL, ORDINAL_WORD, WEEKDAY } from './date-words.js';
import { type Candidate } from './detector.js';
import { matchesOf } from './matches.js';

/** They mean a day only together with the day they were written on. */
const CONFIDENCE = { relative: 0.5, ordinal: 0.4 };

const COUNT = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|few|some)';
const UNIT = '(?:day|week|month|year)s?';
const DAY = '(?:the )?day (?:before yesterday|after tomorrow)|yesterday|todays?|tomorrow|tonight|last night';
const PART_OF_DAY = 'this (?:morning|afternoon|evening)';
const PERIOD = 'last (?:week|month|year)';
const AMOUNT = `(?:a )?${COUNT} (?:weeks? and ${COUNT} days?|${UNIT})`;
const COUNTED = `${AMOUNT} (?:ago|from (?:now|today|tomorrow))|in ${COUNT} ${UNIT}(?! from\\b)`;
/** "Friday 21", "Friday 2018-7-6", "Friday of next week", "Wednesday the thirty first", "Thursday in two weeks" */
const WEEKDAYS = `(?:(?:last|next|this|that|past|coming|this past|this upcoming|upcoming) (?:week )?)?${FULL_WEEKDAY}(?: ${ORDINAL}(?=[.,;!?)]?(?:\\s|$))| \\d{1,2}(?=[.,;!?)]?(?:\\s|$))(?! (?:${UNIT}|hours?|minutes?|times)\\b)| \\d{1,4}[-/.]\\d{1,2}(?:[-/.]\\d{1,4})?| the (?:${ORDINAL}|${ORDINAL_WORD})|(?: of)? (?:last|next) week|,? (?:${COUNTED}))?`;
const SHORT_WEEKDAY = `(?:last|next|this) week ${WEEKDAY}|(?:mon|tue|wed|thu|fri|sat|sun) ${ORDINAL}`;
const OF_MONTH = `(?:the )?${ORDINAL} (?:day )?of (?:next|last|this|the) month`;
const HOLIDAY =
  "(?:(?:last|next|this|previous|following|coming) )?(?:christmas(?: eve| day)?|new year'?s? (?:eve|day)|easter(?: sunday| monday)?|good friday|thanksgiving|independence day|halloween|valentine'?s day|boxing day|black friday|(?:labou?r|memorial|veterans|mother'?s|father'?s|columbus|(?:international )?workers'?|bastille) day|eid al[- ](?:fitr|adha)|diwali)(?: (?:19|20)\\d\\d)?";
const RELATIVE = new RegExp(
  `\\b(?:${DAY}|${PART_OF_DAY}|(?:${COUNTED})(?: on ${FULL_WEEKDAY})?|${OF_MONTH}|${WEEKDAYS}|${SHORT_WEEKDAY}|${PERIOD}|${HOLIDAY})\\b`,
  'gi',
);
/** "on the 18th", "last 13th": an ordinal is a day only where no word follows that it could count. */
const ORDINAL_DAY = new RegExp(
  `\\b(?:(?:on|from|to|until|till|by|before|after|since|between|and|the|starting)\\s(${ORDINAL})|((?:last|next)\\s${ORDINAL}))(?=[,.;?!)]|\\s?$|\\s(?:to|until|till|and|for|at|with|if|will|in the (?:morning|evening))\\b)`,
  'gi',
);
/** "10th to 23rd" */
const ORDINALS = new RegExp(`\\b(${ORDINAL}) (?:to|until|till|through|-) (?:the )?(${ORDINAL})(?!\\w)`, 'gi');
/** Before another day: "3 days after January 12th". */
const DISTANCE = new RegExp(`\\b${AMOUNT} (?:after|before|from|since) $`, 'i');
const DISTANCE_REACH = 40;
const DISTANCE_WORD = /(?:after|before|from|since) $/i;
const LONGEST_DISTANCE_WORD = 7;

export function relativeDates(text: string): Candidate[] {
  const found = matchesOf(RELATIVE, text).map(({ index, 0: date }) => ({
    start: index,
    end: index + date.length,
    confidence: CONFIDENCE.relative,
  }));
  const confidence = CONFIDENCE.ordinal;
  const ordinals = new Set<number>();
  for (const { index, 0: match, 1: ordinal, 2: whole } of matchesOf(ORDINAL_DAY, text)) {
    const end = index + match.length;
    ordinals.add(end);
    found.push({ start: end - (ordinal ?? whole ?? '').length, end, confidence });
  }
  for (const { index, 0: match, 1: first = '', 2: second = '' } of matchesOf(ORDINALS, text)) {
    const end = index + match.length;
    const ends = [
      { start: index, end: index + first.length, confidence },
      { start: end - second.length, end, confidence },
    ];
    found.push(...ends.filter((each) => !ordinals.has(each.end)));
  }
  return found;
}

/** A day that is counted from another begins where the count does. */
export function withDistance(text: string, candidate: Candidate): Candidate {
  const { start } = candidate;
  if (!DISTANCE_WORD.test(text.slice(Math.max(0, start - LONGEST_DISTANCE_WORD), start))) return candidate;
  const distance = DISTANCE.exec(text.slice(Math.max(0, start - DISTANCE_REACH), start))?.[0];
  return distance === undefined
    ? candidate
    : { ...candidate, start: start - distance.length, confidence: CONFIDENCE.relative };
}
