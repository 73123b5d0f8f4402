import { describe, expect, it } from '@jest/globals';
import { type Candidate } from './detector.js';
import { dateDetector } from './date.detector.js';

const candidates = (text: string): Candidate[] => dateDetector.find(text).sort((a, b) => a.start - b.start);
const found = (text: string): string[] => candidates(text).map(({ start, end }) => text.slice(start, end));

describe('dateDetector', () => {
  it.each([
    ['on 2024-01-15.', ['2024-01-15']],
    ['2024-01-15T10:00:00Z', ['2024-01-15']],
    ['15/01/2024, 01/15/24', ['15/01/2024', '01/15/24']],
    ['15.01.2024', ['15.01.2024']],
    ['January 15th and again on January 20th.', ['January 15th', 'January 20th']],
    ['Tue, 3 March 2024', ['Tue, 3 March 2024']],
    ['05-Aug-2016', ['05-Aug-2016']],
    ['the 6th of January', ['6th of January']],
    ['yesterday, two weeks ago', ['yesterday', 'two weeks ago']],
    ['from the 3rd to the 6th.', ['3rd', '6th']],
    ['due on 11/20', ['11/20']],
    ['on 11/20, 11/22 or 11/25', ['11/20', '11/22', '11/25']],
    ['since 20161016', ['20161016']],
    ['May twenty nine, and the fourth of july of 1995', ['May twenty nine', 'fourth of july of 1995']],
    ['on Dec31 , 1994', ['Dec31 , 1994']],
    ['last week Monday or tuesday of next week', ['last week Monday', 'tuesday of next week']],
    ['3 days after January 12th', ['3 days after January 12th']],
    ['the 10th to 23rd', ['10th', '23rd']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['the first, the second'],
    ['on the 3rd attempt'],
    ['GTK 2.24.23, version 4.2.1'],
    ['3/4 of it, 11/20'],
    ['may 5 users march 3 miles? comment 8 may not'],
    ['PO-2024-01-15 and 192.168.2.24'],
    ['build 20140815'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['2024-13-45', 'there is no month 13'],
    ['2023-02-29', '2023 has no 29 February'],
    ['32/12/2024', 'there is no month 32'],
  ])('says why %j is no day', (text, problem) => {
    expect(candidates(text)).toEqual([expect.objectContaining({ problem })]);
  });

  it('trusts a day with a year more than "yesterday"', () => {
    const [full, relative] = ['2024-01-15', 'yesterday'].map((text) => candidates(text)[0]?.confidence ?? 0);
    expect(full).toBeGreaterThan(relative! + 0.3);
  });
});
