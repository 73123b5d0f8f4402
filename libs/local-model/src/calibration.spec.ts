import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { confidenceOf, fitTemperature, isotonic, seededRandom, softmax } from './index.js';

it('never falls, and stays between no and always', () => {
  const answer = fc.record({ score: fc.double({ min: -5, max: 5, noNaN: true }), isRight: fc.boolean() });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 300 }), (answers) => {
      const confidences = isotonic(answers).map(([, confidence]) => confidence);
      expect(confidences).toEqual(confidences.toSorted((a, b) => a - b));
      for (const confidence of confidences) expect(confidence > 0 && confidence < 1).toBe(true);
    }),
  );
});

it('finds the share of right answers at a score', () => {
  const random = seededRandom(7);
  const answers = Array.from({ length: 4000 }, () => {
    const score = random();
    return { score, isRight: random() < score };
  });
  const calibration = isotonic(answers);
  for (const score of [0.2, 0.5, 0.8]) expect(Math.abs(confidenceOf(score, calibration) - score)).toBeLessThan(0.06);
});

it('cools logits that are too timid and warms those that are too sure', () => {
  const random = seededRandom(3);
  const truth = Array.from({ length: 2000 }, () => Float64Array.from([0, 0, 0], () => 2 * random() - 1));
  const targets = truth.map((logits) => {
    const probabilities = softmax(Float64Array.from(logits));
    const draw = random();
    return draw < (probabilities[0] ?? 0) ? 0 : draw < (probabilities[0] ?? 0) + (probabilities[1] ?? 0) ? 1 : 2;
  });
  const tooSure = truth.map((logits) => logits.map((logit) => logit * 3));
  expect(fitTemperature(tooSure, targets)).toBeCloseTo(3, 0);
  expect(fitTemperature(truth, targets)).toBeCloseTo(1, 0);
});
