const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Null when the day exists, else what does not, in words. */
export function calendarProblem(year: number, month: number, day: number): string | null {
  const longest = LONGEST_MONTH[month - 1];
  if (longest === undefined) return `there is no month ${month}`;
  if (day < 1 || day > longest) return `month ${month} has no day ${day}`;
  if (month === 2 && day === 29 && !isLeapYear(year)) return `${year} has no 29 February`;
  return null;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
