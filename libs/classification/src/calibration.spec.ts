import { describe, expect, it } from '@jest/globals';
import { confidenceOf } from './calibration.js';

describe('confidenceOf', () => {
  it.each([
    [-1, 0.5],
    [0, 0.5],
    [1, 0.6],
    [2, 0.7],
    [3, 0.8],
    [9, 0.8],
  ])('maps %d between and beyond its points to %d', (score, confidence) => {
    const map = [
      [0, 0.5],
      [2, 0.7],
      [3, 0.8],
    ] as const;
    expect(confidenceOf(score, map)).toBeCloseTo(confidence);
  });
});
