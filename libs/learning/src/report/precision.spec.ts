import { describe, expect, it } from '@jest/globals';
import { precisionByThreshold, provenThresholds } from './precision.js';

const answers = (count: number, right: number, confidence: number, predicted = 'billing') =>
  Array.from({ length: count }, (_, i) => ({
    id: `${predicted}-${confidence}-${i}`,
    label: i < right ? predicted : 'other',
    predicted,
    confidence,
  }));

describe('precisionByThreshold', () => {
  it('tells precision, its lower end and coverage at each threshold', () => {
    const at = new Map(
      precisionByThreshold([...answers(100, 50, 0.55), ...answers(100, 99, 0.92)]).map((each) => [
        each.threshold,
        each,
      ]),
    );
    expect(at.get(0.5)).toMatchObject({ judged: 200, coverage: 1, precision: 0.745 });
    expect(at.get(0.9)).toMatchObject({ judged: 100, coverage: 0.5, precision: 0.99 });
    // Wilson's interval for 99 of 100.
    expect(at.get(0.9)?.precisionAtLeast).toBeCloseTo(0.9455, 4);
    expect(at.get(0.98)).toMatchObject({ judged: 0, precision: 0, precisionAtLeast: 0 });
  });
});

describe('provenThresholds', () => {
  const target = { precision: 0.95, minimumJudged: 30 };

  it('takes the lowest confidence from which enough is right', () => {
    const proven = provenThresholds([...answers(60, 30, 0.65), ...answers(200, 199, 0.86)], target);
    expect(proven.get('billing')).toMatchObject({ threshold: 0.7, judged: 200 });
  });

  it.each([
    ['73 of 73', answers(73, 73, 0.9), true],
    ['72 of 72', answers(72, 72, 0.9), false],
    ['132 of 135', answers(135, 132, 0.9), false],
    ['too many wrong', answers(500, 470, 0.9), false],
  ])('needs as many right ones as the interval asks for: %s', (_, judged, isProven) => {
    expect(provenThresholds(judged, target).has('billing')).toBe(isProven);
  });

  it.each([
    [29, false],
    [30, true],
  ])('asks for a minimum even where the interval would do with less: %i', (count, isProven) => {
    const easy = { precision: 0.5, minimumJudged: 30 };
    expect(provenThresholds(answers(count, count, 0.9), easy).has('billing')).toBe(isProven);
  });

  it('holds each class to its own answers', () => {
    const proven = provenThresholds([...answers(100, 100, 0.9), ...answers(100, 60, 0.9, 'account')], target);
    expect([...proven.keys()]).toEqual(['billing']);
  });
});
