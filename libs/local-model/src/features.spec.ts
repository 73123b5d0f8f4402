import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Features, featurize } from './index.js';

const asMap = ({ indices, values }: Features): Map<number, number> =>
  new Map(Array.from(indices, (b, i) => [b, values[i] ?? 0]));

it('reads a text the same way however it is written', () => {
  expect(asMap(featurize('CAN’T log in, error 500'))).toEqual(asMap(featurize("can't   log in - error 731")));
});

it('tells the order of two words apart', () => {
  const one = asMap(featurize('not paid'));
  const other = asMap(featurize('paid not'));
  expect([...one.keys()].filter((bucket) => !other.has(bucket))).toHaveLength(1);
});

it('counts a weightier part for more', () => {
  const [plain] = featurize([{ text: 'refund', weight: 1 }]).values;
  const [heavy] = featurize([{ text: 'refund', weight: 2 }]).values;
  expect(heavy).toBeGreaterThan(plain ?? 0);
});

it('stays within its buckets on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { indices, values } = featurize(text);
      expect(indices).toHaveLength(values.length);
      for (const bucket of indices) expect(bucket >= 0 && bucket < 2 ** 18).toBe(true);
      for (const value of values) expect(value > 0 && Number.isFinite(value)).toBe(true);
    }),
  );
});
