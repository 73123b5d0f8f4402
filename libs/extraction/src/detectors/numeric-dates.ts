import { calendarProblem } from '../calendar.js';
import { type Candidate } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { yearFirst: 0.95, yearLast: 0.9, shortYear: 0.75, noYear: 0.5 };

const YEAR_FIRST = /(?<![\w./:-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![a-su-z\d]|[-/:]\d|\.\d)/gi;
const YEAR_LAST = /(?<![\w./:-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\w/:-]|\.\d)/g;
/** `11/20` may be a fraction or a range, so a word must announce it. */
const NO_YEAR =
  /\b(?:(?:on|by|since|until|till|before|after|due|from|dated?:?)\s(\d{1,2}\/\d{1,2})|((?:this|next|last)\s\d{1,2}\/\d{1,2}))(?![\w/-]|\.\d)/gi;
/** The rest of a list: "on 11/20, 11/22 or 11/25". */
const NEXT_IN_LIST = /(?:,\s?|,?\s(?:and|or|to)\s)(\d{1,2}\/\d{1,2})(?![\w/-]|\.\d)/iy;
/** "on 20161016", "on 2016 10 16" */
const UNDIVIDED =
  /\b(?:on|by|since|until|till|before|after|due|back|dated?:?)\s((?:19|20)\d\d( ?)(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))(?![\w/-]|[.,]\d)/gi;

export function numericDates(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matchesOf(YEAR_FIRST, text)) {
    const [whole, year, separator, month, day] = match;
    const problem = problemOf(Number(year), Number(month), Number(day));
    add(found, match.index, whole, CONFIDENCE.yearFirst, problem, separator !== '.');
  }
  for (const match of matchesOf(YEAR_LAST, text)) {
    const [whole, first, separator, second, year = ''] = match;
    const isShort = year.length === 2;
    // `2.24.23` is a version and `12-05-11` a part number more often than a day.
    if (isShort && separator !== '/') continue;
    const [a, b, y] = [Number(first), Number(second), Number(isShort ? `20${year}` : year)];
    const problem = problemOf(y, b, a) && problemOf(y, a, b);
    const confidence = isShort ? CONFIDENCE.shortYear : CONFIDENCE.yearLast;
    add(found, match.index, whole, confidence, problem, !isShort && separator !== '.');
  }
  for (const { index, 0: whole, 1: date, 2: announced } of matchesOf(NO_YEAR, text)) {
    const end = index + whole.length;
    addWithoutYear(found, end, date ?? announced ?? '');
    NEXT_IN_LIST.lastIndex = end;
    for (let next = NEXT_IN_LIST.exec(text); next !== null; next = NEXT_IN_LIST.exec(text))
      addWithoutYear(found, NEXT_IN_LIST.lastIndex, next[1] ?? '');
  }
  for (const { index, 0: whole, 1: date = '' } of matchesOf(UNDIVIDED, text))
    add(found, index + whole.length - date.length, date, CONFIDENCE.shortYear, null, false);
  return found;
}

function addWithoutYear(found: Candidate[], end: number, date: string): void {
  const [a, b] = date.replace(/^\D+/, '').split('/').map(Number) as [number, number];
  const problem = problemOf(2000, a, b) && problemOf(2000, b, a);
  if (problem === null) add(found, end - date.length, date, CONFIDENCE.noYear, null, false);
}

function problemOf(year: number, month: number, day: number): string | null {
  return year < 1900 || year > 2100 ? `the year ${year} is out of range` : calendarProblem(year, month, day);
}

/** What fails the calendar is reported where its form leaves no doubt that a date was meant, else passed over. */
function add(
  found: Candidate[],
  start: number,
  whole: string,
  confidence: number,
  problem: string | null,
  isUnmistakable: boolean,
): void {
  const place = { start, end: start + whole.length, confidence };
  if (problem === null) found.push(place);
  else if (isUnmistakable) found.push({ ...place, problem });
}
