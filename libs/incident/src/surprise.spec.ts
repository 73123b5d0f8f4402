import { describe, expect, it } from '@jest/globals';
import { surprise } from './surprise.js';

describe('surprise', () => {
  it('is nothing when as many are seen as usual', () => {
    expect(surprise(5, 95, 0.05)).toBeGreaterThan(0.4);
  });

  it('shrinks with every one more, and with every one fewer before', () => {
    expect(surprise(5, 2, 0.02)).toBeLessThan(surprise(4, 2, 0.02) / 5);
    expect(surprise(5, 0, 0.02)).toBeLessThan(surprise(5, 2, 0.02) / 5);
  });

  it('is the geometric tail where a thing was never seen before', () => {
    // With shape 1 the negative binomial is geometric: P(X >= k) = share ^ k.
    expect(surprise(4, 0, 0.1)).toBeCloseTo(1e-4, 6);
  });
});
