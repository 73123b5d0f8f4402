import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { argmax, softmax } from './index.js';

const logits = fc
  .array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 20 })
  .map((values) => Float64Array.from(values));

it('gives probabilities that keep the order, and leaves the logits alone', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: 0.2, max: 8, noNaN: true }), (values, temperature) => {
      const before = [...values];
      const probabilities = softmax(values, temperature);
      expect([...values]).toEqual(before);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      // Two logits that differ by less than a probability can tell stand for the same.
      expect(probabilities[argmax(values)]).toBe(Math.max(...probabilities));
    }),
  );
});
