import { describe, expect, it } from '@jest/globals';
import { DocScores } from './doc-scores.js';

const ANY_DAY = (): number => 1;

const scoresFor = (additions: number): DocScores => {
  const scores = new DocScores();
  scores.reset(additions);
  return scores;
};

describe('DocScores', () => {
  it('adds up by ticket, whatever the order, as a map does', () => {
    const scores = scoresFor(4_000);
    const sums = new Map<number, number>();
    // Numbers that share their low bits must not meet in one slot.
    for (let i = 0; i < 4_000; i += 1) {
      const [doc, score] = [((i * 7_919) % 1_000) * 4_096 + 1, 1 + (i % 13)];
      scores.add(doc, 0, score);
      sums.set(doc, (sums.get(doc) ?? 0) + score);
    }
    const expected = [...sums].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([doc]) => doc);
    expect(scores.best(5_000, ANY_DAY)).toEqual(expected);
    const top = scores.best(50, ANY_DAY);
    expect(top.map((doc) => sums.get(doc))).toEqual(expected.slice(0, 50).map((doc) => sums.get(doc)));
  });

  it('weighs each by its day', () => {
    const scores = scoresFor(2);
    scores.add(1, 10, 3);
    scores.add(2, 20, 2);
    expect(scores.best(2, (day) => day)).toEqual([2, 1]);
    expect(scores.best(1, ANY_DAY)).toEqual([1]);
  });

  it('forgets all at a reset, to a smaller size and to a larger one', () => {
    const scores = scoresFor(100);
    for (const size of [3, 500]) {
      for (let doc = 0; doc < 50; doc += 1) scores.add(doc, 0, 1);
      scores.reset(size);
      expect(scores.best(10, ANY_DAY)).toEqual([]);
      scores.add(7, 0, 2);
      expect(scores.best(10, ANY_DAY)).toEqual([7]);
    }
  });

  it('holds nothing at first', () => expect(scoresFor(0).best(10, ANY_DAY)).toEqual([]));
});
