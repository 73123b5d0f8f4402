import { expect, it } from '@jest/globals';
import { severityScores } from './severity-scores.js';
import { type SeverityDecision } from './severity-scoring.js';

const IDS = ['critical', 'high', 'medium', 'low'];

function probabilities(severity: string, confidence: number): number[] {
  const decision: SeverityDecision = {
    severity,
    byRules: severity,
    supported: severity,
    confidence,
    signs: [],
    urgent: [],
  };
  return [...severityScores(decision, IDS)].map(Math.exp);
}

it('keeps the confidence of what was decided and shares the rest, most of it to the next levels', () => {
  const [critical, high, medium, low] = probabilities('high', 0.55);
  expect(high).toBeCloseTo(0.55);
  expect(critical! + high! + medium! + low!).toBeCloseTo(1);
  expect([critical === medium, medium! > low!]).toEqual([true, true]);
});

it.each(IDS)('keeps %s in front at the least confidence there is', (id) => {
  const shares = probabilities(id, 0.42);
  expect(IDS[shares.indexOf(Math.max(...shares))]).toBe(id);
});
