import { describe, expect, it } from '@jest/globals';
import { isoDate } from './iso-date.js';

/** A Wednesday. */
const RECEIVED = new Date('2026-11-25T23:30:00Z');
const read = (words: string): string | null => isoDate(words, RECEIVED);

describe('isoDate', () => {
  it.each([
    ['2024-01-15', '2024-01-15'],
    ['2024/1/5', '2024-01-05'],
    ['15/01/2024', '2024-01-15'],
    ['01/15/24', '2024-01-15'],
    ['03.04.2024', '2024-04-03'],
    ['20161016', '2016-10-16'],
    ['3 March 2024', '2024-03-03'],
    ['Tue, 3 March 2024', '2024-03-03'],
    ['March 3rd, 2024', '2024-03-03'],
    ['05-Aug-2016', '2016-08-05'],
    ['2019-aug-01', '2019-08-01'],
    ['fifteen August nineteen hundred ninety three', '1993-08-15'],
    ['january twenty first two thousand and thirty two', '2032-01-21'],
  ])('reads %j as %s', (words, day) => {
    expect(read(words)).toBe(day);
  });

  it.each([
    ['January 15th', '2027-01-15'],
    ['May 29th', '2026-05-29'],
    ['Feb 2', '2027-02-02'],
    ['11/20', '2026-11-20'],
    ['the 18th', null],
    ['18th', '2026-11-18'],
    ['Christmas Eve', '2026-12-24'],
  ])('gives %j the nearest such day: %s', (words, day) => {
    expect(read(words)).toBe(day);
  });

  it.each([
    ['yesterday', '2026-11-24'],
    ['last night', '2026-11-24'],
    ['the day before yesterday', '2026-11-23'],
    ['this morning', '2026-11-25'],
    ['Tomorrow', '2026-11-26'],
    ['two weeks ago', '2026-11-11'],
    ['2 weeks and 2 days ago', '2026-11-09'],
    ['a couple of days ago', '2026-11-23'],
    ['in 3 months', '2027-02-25'],
    ['3 days from tomorrow', '2026-11-29'],
    ['last Friday', '2026-11-20'],
    ['last Wednesday', '2026-11-18'],
    ['this Wednesday', '2026-11-25'],
    ['next Monday', '2026-11-30'],
    ['Sunday next week', '2026-12-06'],
    ['Monday last week', '2026-11-16'],
    ['last week', '2026-W47'],
    ['last month', '2026-10'],
    ['last year', '2025'],
    ['the 15th of next month', '2026-12-15'],
    ['3 days after January 12th', '2027-01-15'],
    ['two months before 2024-03-31', '2024-01-31'],
  ])('counts %j from the day of the ticket: %s', (words, day) => {
    expect(read(words)).toBe(day);
  });

  it.each(['Friday', '03/04/2024', 'a few days ago', 'Monday 1 January', 'easter', 'feb 30', 'the other day'])(
    'leaves %j open',
    (words) => {
      expect(read(words)).toBeNull();
    },
  );

  it('ends the month where the day is too late for it', () => {
    expect(isoDate('a month ago', new Date('2026-03-31T00:00:00Z'))).toBe('2026-02-28');
  });
});
