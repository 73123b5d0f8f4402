import { describe, expect, it } from '@jest/globals';
import { occurrences } from '../occurrences.js';
import { bodyLength, dayOf, forEachPosting, lengthsByte, postingCount, postingsOf, subjectLength } from './posting.js';

describe('postings', () => {
  it('come back as they went in, by term, in the order of the tickets', () => {
    const tickets = [
      { doc: 7, day: 9_800, lengths: 33, occurrences: new Map([[-5, 65]]) },
      {
        doc: 2_147_483_647,
        day: 65_535,
        lengths: 255,
        occurrences: new Map([
          [-5, 255],
          [12, 1],
        ]),
      },
    ];
    const postings = postingsOf(tickets);
    const read = (term: number): number[][] => {
      const found: number[][] = [];
      forEachPosting(postings.get(term) ?? Buffer.alloc(0), (...posting) => found.push(posting));
      return found;
    };
    expect([...postings.keys()]).toEqual([-5, 12]);
    expect(postingCount(postings.get(-5)!)).toBe(2);
    expect(read(-5)).toEqual([
      [7, 9_800, 65, 33],
      [2_147_483_647, 65_535, 255, 255],
    ]);
    expect(read(12)).toEqual([[2_147_483_647, 65_535, 1, 255]]);
  });

  it('are read from the middle of a buffer too', () => {
    const postings = postingsOf([{ doc: 3, day: 4, lengths: 5, occurrences: new Map([[1, 6]]) }]).get(1)!;
    const within = Buffer.concat([Buffer.alloc(3), postings]).subarray(3);
    const found: number[][] = [];
    forEachPosting(within, (...posting) => found.push(posting));
    expect(found).toEqual([[3, 4, 6, 5]]);
  });

  it.each([
    ['2000-01-01T00:00:00Z', 0],
    ['2026-03-02T23:59:59Z', 9_557],
    ['1970-01-01T00:00:00Z', 0],
    ['2500-01-01T00:00:00Z', 65_535],
  ])('count the day of %s as %d', (time, day) => expect(dayOf(new Date(time))).toBe(day));

  it.each([
    [0, 0],
    [3, 12],
    [9, 300],
    [13, 1_200],
  ])('keep the length of %d and %d words, rounded', (subject, body) => {
    const counts = Uint8Array.from([
      ...Array<number>(subject).fill(occurrences(1, 0)),
      ...Array<number>(body).fill(occurrences(0, 1)),
    ]);
    const lengths = lengthsByte(counts);
    expect(Math.abs(subjectLength(lengths) - subject)).toBeLessThanOrEqual(1);
    expect(Math.abs(bodyLength(lengths) - body)).toBeLessThanOrEqual(0.13 * (1 + body));
  });
});
