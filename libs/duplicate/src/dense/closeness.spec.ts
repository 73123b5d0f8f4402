import { describe, expect, it } from '@jest/globals';
import { closenessOf } from './closeness.js';

const neighbours = (...cosines: number[]) =>
  cosines.map((cosine, place) => ({ ticketId: String(place), doc: place, cosine }));
const shares = (cosines: readonly number[], asked: number): string[] =>
  [...closenessOf(neighbours(...cosines), asked).values()].map(({ share }) => share.toFixed(2));

describe('closenessOf', () => {
  it('measures from the farthest neighbour to the very same', () => {
    expect(shares([1, 0.9, 0.8, 0.6], 4)).toEqual(['1.00', '0.75', '0.50', '0.00']);
  });

  it('finds nothing near among tickets that are all alike', () => {
    expect(shares([0.92, 0.91, 0.91, 0.9], 4).every((share) => Number(share) <= 0.2)).toBe(true);
  });

  it('is careful with few tickets: those that are missing count as usual', () => {
    expect(shares([0.9], 50)).toEqual(['0.80']);
    expect(shares([0.55], 50)).toEqual(['0.10']);
    expect(shares([], 50)).toEqual([]);
  });

  it('stays within 0 and 1, also for those that point away', () => {
    expect(shares([1.0000001, -0.5], 2)).toEqual(['1.00', '0.00']);
  });
});
