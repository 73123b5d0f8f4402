import { describe, expect, it } from '@jest/globals';
import { blended } from './blend.js';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const order = (scores: Float64Array): number[] => [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);

describe('blended', () => {
  it('is the rules alone, with a small lead for the default, where there is no model', () => {
    const scores = blended({ rules: of(0, 2, 0), model: undefined, fallback: 2 });
    expect([...scores]).toEqual([0, 1.2, 0.1]);
  });

  it('lets the model decide where the rules are silent, and the rules where they are strong', () => {
    const model = of(3, -3, 0);
    expect(order(blended({ rules: of(0, 0, 0), model, fallback: 2 }))[0]).toBe(0);
    expect(order(blended({ rules: of(0, 4, 0), model, fallback: 2 }))[0]).toBe(1);
  });

  it('is moved by no number that a model adds to all its logits', () => {
    const rules = of(1, 0.5, 0);
    const plain = blended({ rules, model: of(1, 2, 3), fallback: 0 });
    const lifted = blended({ rules, model: of(11, 12, 13), fallback: 0 });
    lifted.forEach((score, k) => expect(score).toBeCloseTo(plain[k]!, 9));
  });
});
