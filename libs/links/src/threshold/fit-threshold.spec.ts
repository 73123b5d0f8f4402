import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitThreshold } from './fit-threshold.js';
import { type ScoredPair } from './scored-pair.js';

const AIMS = { precision: 0.9, minimumLinks: 30, cautious: 0.8 };
const pairs = (count: number, score: number, isDuplicate: boolean): ScoredPair[] =>
  Array.from({ length: count }, () => ({ score, isDuplicate }));

describe('fitThreshold', () => {
  it('stays at the cautious default before anything is judged, and while too little is', () => {
    expect(fitThreshold([], AIMS)).toEqual({ basis: 'default', inForce: 0.8, evidence: null });
    expect(fitThreshold(pairs(29, 0.6, true), AIMS)).toMatchObject({ basis: 'default', inForce: 0.8 });
    // 34 of 34 prove no more than 89.8 %.
    expect(fitThreshold(pairs(34, 0.6, true), AIMS)).toMatchObject({ basis: 'default', inForce: 0.8 });
  });

  it('goes down to the lowest score that is proven', () => {
    const judged = [...pairs(30, 0.9, true), ...pairs(30, 0.6, true), ...pairs(20, 0.4, false)];
    expect(fitThreshold(judged, AIMS)).toEqual({
      basis: 'proven',
      inForce: 0.6,
      evidence: { threshold: 0.6, judged: 60, precision: 1, precisionAtLeast: expect.closeTo(0.9398, 4), recall: 1 },
    });
  });

  it('does not leave the default for a higher score where nothing lies between', () => {
    expect(fitThreshold(pairs(40, 0.95, true), AIMS)).toMatchObject({ basis: 'proven', inForce: 0.8 });
  });

  it('goes up where the default is too low for this desk', () => {
    const judged = [...pairs(40, 0.95, true), ...pairs(40, 0.82, false)];
    expect(fitThreshold(judged, AIMS)).toMatchObject({ basis: 'proven', inForce: 0.95 });
  });

  it('goes up without proof once the default is disproven, as far as it must', () => {
    const judged = [...pairs(10, 0.95, true), ...pairs(20, 0.85, false)];
    expect(fitThreshold(judged, AIMS)).toMatchObject({ basis: 'raised', inForce: 0.95, evidence: { judged: 10 } });
  });

  it('goes up by what lower scores turn out to be worth', () => {
    // Of matches that are said to be right in every second case, one in ten is.
    const fit = fitThreshold([...pairs(5, 0.5, true), ...pairs(45, 0.5, false)], AIMS);
    expect(fit).toMatchObject({ basis: 'raised', evidence: null });
    expect(fit.inForce).toBeGreaterThan(0.93);
    expect(fit.inForce).toBeLessThan(0.99);
    expect(fitThreshold(pairs(29, 0.5, false), AIMS)).toMatchObject({ basis: 'default', inForce: 0.8 });
  });

  it('stays where lower scores are worth what they say, or more', () => {
    expect(fitThreshold([...pairs(22, 0.5, true), ...pairs(28, 0.5, false)], AIMS).inForce).toBe(0.8);
    expect(fitThreshold([...pairs(30, 0.5, true), ...pairs(10, 0.5, false)], AIMS).inForce).toBe(0.8);
  });

  it('trusts only the very same text where every match was wrong', () => {
    expect(fitThreshold(pairs(30, 0.9, false), AIMS)).toMatchObject({ basis: 'raised', inForce: 1 });
  });

  it('never calls proven what is under the target on what was judged', () => {
    const judged = fc.array(
      fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), isDuplicate: fc.boolean() }),
      {
        minLength: 30,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(judged, (some) => {
        const { basis, inForce } = fitThreshold(some, AIMS);
        if (basis !== 'proven') return;
        const over = some.filter(({ score }) => score >= inForce);
        expect(over.filter(({ isDuplicate }) => isDuplicate).length / over.length).toBeGreaterThanOrEqual(0.9);
      }),
    );
  });
});
