/** The words that days are written with, as sources of patterns and for reading them back. */
const MONTHS = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const FULL_DAYS = ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'];
const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const ORDINAL_ONES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const ORDINAL_TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

export const MONTH_NAME = `(?:${MONTHS.join('|')})`;
export const FULL_WEEKDAY = `(?:${FULL_DAYS.join('|')})day`;
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ordinalWords = [
  ...['twenty', 'thirty'].flatMap((ten) => `${ten}[ -](?:${ORDINAL_ONES.join('|')})`),
  ...ORDINAL_ONES,
  ...ORDINAL_TEENS,
  'twentieth',
  'thirtieth',
];
export const ORDINAL_WORD = `(?:${ordinalWords.join('|')})`;
/** A day of the month in words, as ordinal or plain number. */
export const DAY_WORD = `(?:${[...ordinalWords, ...['twenty', 'thirty'].map((ten) => `${ten}[ -](?:${ONES.join('|')})`), ...TEENS, ...ONES, 'twenty', 'thirty'].join('|')})\\b`;
const NUMBER_WORD = [...ONES, ...TEENS, ...TENS, 'hundred', 'oh', 'and'].join('|');
/** "nineteen seventy two", "two thousand and thirty two" */
export const YEAR_WORD = `(?:nineteen|twenty|two thousand)(?:[ -](?:${NUMBER_WORD})\\b){1,4}`;
export const ORDINAL = '\\d{1,2}(?:st|nd|rd|th)';

const SMALL: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, i) => [word, i + 1] as const),
  ...TEENS.map((word, i) => [word, i + 10] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
  ...ORDINAL_ONES.map((word, i) => [word, i + 1] as const),
  ...ORDINAL_TEENS.map((word, i) => [word, i + 10] as const),
  ['twentieth', 20],
  ['thirtieth', 30],
  ['a', 1],
  ['an', 1],
  ['couple', 2],
]);

/** The number that words or digits say, such as "twenty first" or "21st"; undefined where they say none. */
export function numberIn(words: string): number | undefined {
  const digits = /^\d+/.exec(words)?.[0];
  if (digits !== undefined) return Number(digits);
  const parts = words.split(/[ -]/).map((word) => SMALL.get(word));
  return parts.length > 0 && parts.every((part) => part !== undefined)
    ? parts.reduce<number>((sum, part) => sum + part, 0)
    : undefined;
}

/** "nineteen seventy two" is 1972, "two thousand and thirty two" 2032. */
export function yearIn(words: string): number | undefined {
  const digits = /^\d{4}$/.exec(words)?.[0];
  if (digits !== undefined) return Number(digits);
  const [, century = '', rest = ''] = /^(nineteen|twenty|two thousand)(.*)$/.exec(words) ?? [];
  const tail =
    numberIn(
      rest
        .replaceAll(/\b(?:hundred|and|oh)\b/g, ' ')
        .trim()
        .split(/[ -]+/)
        .join(' '),
    ) ?? 0;
  return century === '' ? undefined : (century === 'nineteen' ? 1900 : 2000) + tail;
}

/** 1 to 12, of a month's name or its beginning. */
export function monthIn(name: string): number | undefined {
  const index = MONTHS.findIndex((month) => new RegExp(`^${month}$`).test(name));
  return index < 0 ? undefined : index + 1;
}

/** 0, a Sunday, to 6, of a weekday's name or its beginning. */
export function weekdayIn(name: string): number | undefined {
  const index = FULL_DAYS.findIndex((day) => name.length >= 3 && `${day}day`.startsWith(name));
  return index < 0 ? undefined : index;
}
