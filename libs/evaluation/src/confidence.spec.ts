import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageAt } from './coverage.js';
import { calibrationError, type Outcome, reliability } from './reliability.js';
import { wilsonLowerBound } from './wilson.js';

const outcomes = fc.array(
  fc.record({ confidence: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), isRight: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);
const said = (confidence: number, ...right: boolean[]): Outcome[] => right.map((isRight) => ({ confidence, isRight }));

describe('reliability', () => {
  it('is off by what confidence and share of right answers differ', () => {
    expect(calibrationError(reliability([...said(0.9, true, false), ...said(0.5, true, false)]))).toBeCloseTo(0.2);
  });

  it('puts the edge of two bins into the lower one, and 0 into the first', () => {
    const bins = reliability([...said(0, false), ...said(0.5, true), ...said(0.51, true)], 2);
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0, 0.5, 2],
      [0.5, 1, 1],
    ]);
  });

  it('with one bin is the difference of the means; more bins only find more', () => {
    fc.assert(
      fc.property(outcomes, (all) => {
        const meanConfidence = all.reduce((sum, { confidence }) => sum + confidence, 0) / all.length;
        const accuracy = all.filter(({ isRight }) => isRight).length / all.length;
        const [coarse, fine] = [1, 15].map((bins) => calibrationError(reliability(all, bins)));
        expect(coarse).toBeCloseTo(Math.abs(meanConfidence - accuracy));
        expect(fine).toBeGreaterThanOrEqual(coarse! - 1e-9);
      }),
    );
  });
});

describe('coverageAt', () => {
  it('takes equal confidences together', () => {
    const all = [...said(0.9, true), ...said(0.8, true, false), ...said(0.1, false)];
    expect(coverageAt(all, 0.9)).toEqual({ target: 0.9, coverage: 0.25, threshold: 0.9 });
    expect(coverageAt(all, 0.6)).toEqual({ target: 0.6, coverage: 0.75, threshold: 0.8 });
  });

  it('finds the best of all thresholds', () => {
    fc.assert(
      fc.property(outcomes, fc.constantFrom(0.5, 0.9, 0.95), (all, target) => {
        const good = all
          .map(({ confidence }) => all.filter((each) => each.confidence >= confidence))
          .filter((acted) => acted.filter(({ isRight }) => isRight).length >= target * acted.length);
        const best = Math.max(0, ...good.map((acted) => acted.length / all.length));
        expect(coverageAt(all, target).coverage).toBeCloseTo(best);
      }),
    );
  });
});

describe('wilsonLowerBound', () => {
  it.each([
    // Wilson (1927), as statsmodels' proportion_confint(method='wilson') gives it.
    [0, 10, 0],
    [10, 10, 0.7225],
    [90, 100, 0.8256],
    [950, 1000, 0.9347],
  ])('of %i in %i', (successes, trials, bound) => {
    expect(wilsonLowerBound(successes, trials)).toBeCloseTo(bound, 3);
  });

  it('is the share whose own interval ends at what was seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [successes, trials] = [Math.min(a, b), Math.max(a, b)];
        const bound = wilsonLowerBound(successes, trials);
        expect(bound + 1.96 * Math.sqrt((bound * (1 - bound)) / trials)).toBeCloseTo(successes / trials);
      }),
    );
  });

  it('claims nothing without trials', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0);
  });
});
