import { calendarProblem } from '../calendar.js';
import {
  DAY_WORD,
  FULL_WEEKDAY,
  MONTH_NAME,
  monthIn,
  numberIn,
  WEEKDAY,
  weekdayIn,
  YEAR_WORD,
  yearIn,
} from './date-words.js';
import { addDays, addMonths, isoDay, isoMonth, isoWeek, nearest, startOfWeek } from './days.js';

type Reader = (match: Record<string, string | undefined>, today: Date) => Date | string | null;

const COUNT = '(?<count>\\d{1,3}|[a-z]+(?: of)?)';
const UNIT = '(?<unit>day|week|month|year)s?';
const DAY_NUMBER = `(?:\\d{1,2}(?:st|nd|rd|th)?|${DAY_WORD})`;

/** The first whose pattern fits the whole reads the day. */
const READERS: readonly (readonly [string, Reader])[] = [
  [
    '(?<y>\\d{4})(?<s>[-/. ]?)(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})',
    ({ y, m, d }) => day(Number(y), Number(m), Number(d)),
  ],
  ['(?<a>\\d{1,2})(?<s>[-/.])(?<b>\\d{1,2})\\k<s>(?<y>\\d{4}|\\d\\d)', readNumeric],
  ['(?<a>\\d{1,2})(?<s>/)(?<b>\\d{1,2})', readNumeric],
  [
    `(?<d>${DAY_NUMBER})(?: of |[- /]| of the )?(?<month>${MONTH_NAME})\\.?(?:(?:,| of| in|[-/])* ?(?<y>\\d{4}|${YEAR_WORD}))?`,
    readMonthDay,
  ],
  [
    `(?<month>${MONTH_NAME})\\.?[ /-]{0,3}(?:the )?(?<d>${DAY_NUMBER})(?:(?: ,|,| of| in)* ?(?<y>\\d{4}|${YEAR_WORD}))?`,
    readMonthDay,
  ],
  [`(?<y>\\d{4})[- /](?<month>${MONTH_NAME})\\.?[- /](?<d>\\d{1,2})`, readMonthDay],
  ['(?:the )?day before yesterday', (_, today) => addDays(today, -2)],
  ['(?:yesterday|last night)', (_, today) => addDays(today, -1)],
  ['(?:todays?|tonight|this (?:morning|afternoon|evening))', (_, today) => today],
  ['tomorrow', (_, today) => addDays(today, 1)],
  ['(?:the )?day after tomorrow', (_, today) => addDays(today, 2)],
  [`(?:a )?${COUNT} ${UNIT} ago(?: on ${FULL_WEEKDAY})?`, (match, today) => moved(match, today, -1)],
  [
    `(?:a )?${COUNT} weeks? and (?<days>\\w+) days? ago`,
    ({ count, days }, today) => moved({ count: days, unit: 'day' }, moved({ count, unit: 'week' }, today, -1), -1),
  ],
  [
    `(?:in )?(?:a )?${COUNT} ${UNIT}(?: from (?:now|today))?(?: on ${FULL_WEEKDAY})?`,
    (match, today) => moved(match, today, 1),
  ],
  [`(?:a )?${COUNT} ${UNIT} from tomorrow`, (match, today) => moved(match, addDays(today, 1), 1)],
  ['last week', (_, today) => isoWeek(addDays(today, -7))],
  ['last month', (_, today) => isoMonth(addMonths(today, -1))],
  ['last year', (_, today) => String(today.getUTCFullYear() - 1)],
  [
    `(?:last|past|this past) (?<w>${WEEKDAY})`,
    ({ w = '' }, today) => addDays(today, -(((today.getUTCDay() - of(w) + 6) % 7) + 1)),
  ],
  [
    `(?:this|coming|upcoming|this upcoming) (?<w>${WEEKDAY})`,
    ({ w = '' }, today) => addDays(today, (of(w) - today.getUTCDay() + 7) % 7),
  ],
  [
    `(?:next (?:week )?(?<w>${WEEKDAY})|(?<v>${WEEKDAY})(?: of)? next week)`,
    ({ w, v }, today) => inWeek(addDays(today, 7), w ?? v),
  ],
  [
    `(?:last week (?<w>${WEEKDAY})|(?<v>${WEEKDAY})(?: of)? last week)`,
    ({ w, v }, today) => inWeek(addDays(today, -7), w ?? v),
  ],
  ['(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th) (?:day )?of (?<which>next|last|this|the) month', readDayOfMonth],
  [
    '(?<d>\\d{1,2})(?:st|nd|rd|th)',
    ({ d }, today) =>
      nearest(
        today,
        [-1, 0, 1].map((n) => dayOfMonth(today, n, Number(d))),
      ),
  ],
  [
    "(?:last |next )?(?<name>christmas(?: eve| day)?|new year'?s? (?:eve|day)|independence day|halloween|valentine'?s day|boxing day)(?: (?<y>\\d{4}))?",
    readHoliday,
  ],
];
const PATTERNS = READERS.map(([source, read]) => [new RegExp(`^${source}$`), read] as const);

/** What one form of a day says by itself: a day, week or month in ISO 8601, or null. */
export function readDay(words: string, today: Date): string | null {
  for (const [pattern, read] of PATTERNS) {
    const match = pattern.exec(words);
    const found = match === null ? null : read(match.groups ?? {}, today);
    if (found !== null) return found instanceof Date ? isoDay(found) : found;
  }
  return null;
}

function day(year: number, month: number, dayOfMonth: number): Date | null {
  return calendarProblem(year, month, dayOfMonth) === null ? new Date(Date.UTC(year, month - 1, dayOfMonth)) : null;
}

/** Day or month first shows only where one of them is over twelve; with points the day is first. */
function readNumeric({ a, b, s, y }: Parameters<Reader>[0], today: Date): Date | null {
  const [first, second] = [Number(a), Number(b)];
  const isDayFirst = s === '.' || first > 12;
  if (!isDayFirst && second <= 12 && first !== second) return null;
  const [month, dayOfMonth] = isDayFirst ? [second, first] : [first, second];
  return y === undefined
    ? inNearestYear(today, month, dayOfMonth)
    : day(Number(y.length === 2 ? `20${y}` : y), month, dayOfMonth);
}

function readMonthDay({ month: name = '', d = '', y }: Parameters<Reader>[0], today: Date): Date | null {
  const [month, dayOfMonth] = [monthIn(name), numberIn(d)];
  if (month === undefined || dayOfMonth === undefined) return null;
  if (y === undefined) return inNearestYear(today, month, dayOfMonth);
  const year = yearIn(y);
  return year === undefined ? null : day(year, month, dayOfMonth);
}

function inNearestYear(today: Date, month: number, dayOfMonth: number): Date | null {
  const year = today.getUTCFullYear();
  return nearest(
    today,
    [year - 1, year, year + 1].map((each) => day(each, month, dayOfMonth)),
  );
}

/** So many days, weeks, months or years on or back; null where the count is no number. */
export function moved({ count = '', unit }: Parameters<Reader>[0], from: Date | null, way: 1 | -1): Date | null {
  const number = numberIn(count.replace(/ of$/, ''));
  if (number === undefined || from === null) return null;
  if (unit === 'day' || unit === 'week') return addDays(from, way * number * (unit === 'week' ? 7 : 1));
  return addMonths(from, way * number * (unit === 'year' ? 12 : 1));
}

const of = (weekday: string): number => weekdayIn(weekday) ?? 0;
const inWeek = (date: Date, weekday = ''): Date => addDays(startOfWeek(date), (of(weekday) + 6) % 7);

function dayOfMonth(today: Date, months: number, number: number): Date | null {
  const month = addMonths(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1)), months);
  return day(month.getUTCFullYear(), month.getUTCMonth() + 1, number);
}

function readDayOfMonth({ d, which }: Parameters<Reader>[0], today: Date): Date | null {
  return dayOfMonth(today, which === 'next' ? 1 : which === 'last' ? -1 : 0, Number(d));
}

const HOLIDAYS: readonly (readonly [RegExp, number, number])[] = [
  [/^christmas eve/, 12, 24],
  [/^christmas/, 12, 25],
  [/^new year'?s? eve/, 12, 31],
  [/^new year/, 1, 1],
  [/^independence/, 7, 4],
  [/^halloween/, 10, 31],
  [/^valentine/, 2, 14],
  [/^boxing/, 12, 26],
];

function readHoliday({ name = '', y }: Parameters<Reader>[0], today: Date): Date | null {
  const [, month, dayOfMonth] = HOLIDAYS.find(([pattern]) => pattern.test(name)) ?? [];
  if (month === undefined || dayOfMonth === undefined) return null;
  return y === undefined ? inNearestYear(today, month, dayOfMonth) : day(Number(y), month, dayOfMonth);
}
