import { describe, expect, it } from '@jest/globals';
import { POSTING_BYTES } from './posting.js';
import { type LookUp } from './postings.store.js';
import { readingPlan } from './reading-plan.js';

const says = new Map([1, 2, 3, 4].map((term) => [term, 1]));

/** @param terms for each: in how many tickets it stands, how many of them are in its newest block */
function lookUp(terms: Record<number, readonly [tickets: number, inNewest: number]>): LookUp {
  const entries = Object.entries(terms).map(([term, [tickets, size]]) => {
    const block = Math.ceil((tickets - size) / 256);
    return { term: Number(term), tickets, newest: { block, postings: Buffer.alloc(size * POSTING_BYTES) } };
  });
  return {
    corpus: {
      tickets: 1_000_000,
      subjectWords: 0,
      bodyWords: 0,
      ticketsWith: new Map(entries.map(({ term, tickets }) => [term, tickets])),
    },
    newest: new Map(entries.map(({ term, newest }) => [term, newest])),
    waiting: [],
  };
}

describe('readingPlan', () => {
  it('reads nothing where the newest blocks are all there is', () => {
    expect(readingPlan(lookUp({ 1: [0, 0], 2: [200, 200] }), says)).toEqual([]);
  });

  it('reads all of what is rare', () => {
    expect(readingPlan(lookUp({ 1: [600, 88], 2: [300, 44] }), says)).toEqual([
      { term: 2, first: 0, past: 1 },
      { term: 1, first: 0, past: 2 },
    ]);
  });

  it('reads the newest of what is frequent, and no more than 30,000 postings in all', () => {
    const plan = readingPlan(lookUp({ 1: [90_112, 0], 2: [25_600, 0], 3: [90_112, 0] }), says);
    expect(plan).toEqual([
      { term: 2, first: 0, past: 100 },
      { term: 1, first: 334, past: 352 },
    ]);
    const postings = plan.reduce((sum, { first, past }) => sum + 256 * (past - first), 0);
    expect(postings).toBeLessThanOrEqual(30_000 + 256);
  });

  it('leaves out what was not asked for', () => {
    expect(readingPlan(lookUp({ 1: [600, 88] }), new Map([[2, 1]]))).toEqual([]);
  });
});
