import { featurize } from '@app/local-model';
import { describe, expect, it } from '@jest/globals';
import { type CurveOptions, type JudgedTicket, learningCurve, type LearningPoint } from './learning-curve.js';

const CLASSES = ['delivery', 'returns'];
const WORDS = [
  ['parcel', 'courier', 'shipment', 'tracking'],
  ['exchange', 'refund', 'return label', 'wrong size'],
];
const OPTIONS: CurveOptions = { classes: CLASSES, sizes: [0, 40], repeats: 2, withBacklog: false };

/** The base knows nothing: it takes every ticket for a delivery. */
const ticket = (i: number, label = CLASSES[i % 2] ?? ''): JudgedTicket => ({
  grounds: {
    features: featurize(`please look at the ${WORDS[i % 2]?.[(i >> 1) % 4] ?? ''} number ${i}`),
    baseScores: Float64Array.from([1, 0]),
  },
  label,
  accepted: [],
});
const tickets = Array.from({ length: 160 }, (_, i) => ticket(i));
const accuracy = (point: LearningPoint | undefined, kind: 'strict' | 'lenient' = 'strict'): number =>
  (point?.[kind] ?? []).filter(({ isRight }) => isRight).length / (point?.[kind].length ?? 1);

describe('learningCurve', () => {
  it('starts at what the base knows and learns the rest', () => {
    const [before, after] = learningCurve(tickets, OPTIONS);
    expect(accuracy(before)).toBe(0.5);
    expect(accuracy(after)).toBeGreaterThan(0.95);
  });

  it('tests on what it has not learnt from: labels that follow nothing stay a guess', () => {
    const guesses = tickets.map((each, i) => ({ ...each, label: CLASSES[((i * 7919) % 5) % 2] ?? '' }));
    const [, after] = learningCurve(guesses, OPTIONS);
    expect(after?.strict).toHaveLength(2 * 120);
    expect(accuracy(after)).toBeLessThan(0.75);
  });

  it('leaves out sizes that leave too little to test on', () => {
    const points = learningCurve(tickets, { ...OPTIONS, sizes: [0, 60, 61], repeats: 1 });
    expect(points.map(({ corrections }) => corrections)).toEqual([0, 60]);
  });

  it('counts other acceptable labels as defensible', () => {
    const forgiving = tickets.map((each) => ({ ...each, accepted: CLASSES }));
    const [before] = learningCurve(forgiving, OPTIONS);
    expect([accuracy(before), accuracy(before, 'lenient')]).toEqual([0.5, 1]);
  });

  it('draws the same tickets each time it is run', () => {
    const [first, second] = [learningCurve(tickets, OPTIONS), learningCurve(tickets, OPTIONS)];
    expect(first[1]?.strict).toEqual(second[1]?.strict);
  });
});
