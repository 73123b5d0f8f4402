import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClassificationScore, type Judgement, scoreClassification } from './index.js';

const LEVELS = ['critical', 'high', 'medium', 'low'];

const judged = (gold: string, predicted: string | null, accepted: readonly string[] = []): Judgement => ({
  id: '',
  gold,
  predicted,
  accepted,
  confidence: 0.5,
});

describe('scoreClassification', () => {
  it('says what the scorer of the data says', () => {
    const score = scoreClassification(
      [
        judged('critical', 'high', ['critical', 'high']),
        judged('critical', 'critical'),
        judged('high', 'medium', ['medium']),
        judged('high', 'low'),
        judged('medium', 'medium'),
        judged('medium', 'low', ['low']),
        judged('medium', 'critical'),
        judged('low', 'low'),
        judged('low', 'oos'),
        judged('oos', 'oos'),
        judged('oos', 'high'),
        judged('low', null),
      ],
      { labels: LEVELS, isOrdered: true, outOfScope: 'oos' },
    );
    // Computed once by score.py of the labelled data: classify --ordinal critical,high,medium,low --oos oos
    expect(rounded(score)).toEqual({
      count: 12,
      missing: 1,
      accuracy: 0.3333,
      lenientAccuracy: 0.5833,
      macroF1: 0.3467,
      weightedF1: 0.35,
      kappa: 0.4634,
      meanError: 0.875,
      withinOne: 0.75,
      inScopeAccuracy: 0.3,
      recall: 0.5,
      precision: 0.5,
    });
    expect(score.classes.map(({ label, precision, recall, support }) => [label, precision, recall, support])).toEqual([
      ['critical', 0.5, 0.5, 2],
      ['high', 0, 0, 2],
      ['medium', 0.5, 1 / 3, 3],
      ['low', 1 / 3, 1 / 3, 3],
      ['oos', 0.5, 0.5, 2],
    ]);
    expect(score.confusion.columns).toEqual(['critical', 'high', 'medium', 'low', 'oos', '(none)']);
    expect(score.confusion.counts[3]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  const judgement = fc.record({
    id: fc.constant(''),
    gold: fc.constantFrom(...LEVELS),
    predicted: fc.option(fc.constantFrom(...LEVELS, 'stranger')),
    accepted: fc.subarray(LEVELS),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const judgements = fc.array(judgement, { minLength: 1, maxLength: 60 });
  const scored = (all: readonly Judgement[]): ClassificationScore =>
    scoreClassification(all, { labels: LEVELS, isOrdered: true });

  it('counts every judgement once, and the diagonal is the accuracy', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        const { accuracy, lenientAccuracy, confusion, macroRecall, classes } = scored(all);
        const total = confusion.counts.flat().reduce((sum, count) => sum + count, 0);
        const diagonal = confusion.rows.reduce((sum, _, i) => sum + (confusion.counts[i]?.[i] ?? 0), 0);
        expect(total).toBe(all.length);
        expect(diagonal / total).toBeCloseTo(accuracy);
        expect(lenientAccuracy).toBeGreaterThanOrEqual(accuracy);
        // Recall over tickets, weighted by support, is accuracy too.
        expect(classes.reduce((sum, { recall, support }) => sum + recall * support, 0) / total).toBeCloseTo(accuracy);
        expect(macroRecall).toBeLessThanOrEqual(Math.max(...classes.map(({ recall }) => recall)) + 1e-9);
      }),
    );
  });

  it('computes kappa as the matrix of weights does', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        expect(scored(all).ordinal?.kappa ?? null).toEqual(close(kappaByMatrix(all)));
      }),
    );
  });

  it('gives F1 as 2 TP / (2 TP + FP + FN)', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        for (const { label, f1 } of scored(all).classes) {
          const hits = all.filter(({ gold, predicted }) => gold === label && predicted === label).length;
          const either = all.filter(({ gold, predicted }) => (gold === label) !== (predicted === label)).length;
          expect(f1).toBeCloseTo((2 * hits) / (2 * hits + either || 1));
        }
      }),
    );
  });
});

function rounded(score: ClassificationScore): Record<string, number> {
  const { count, missing, accuracy, lenientAccuracy, macroF1, weightedF1, ordinal, abstention } = score;
  const figures = { count, missing, accuracy, lenientAccuracy, macroF1, weightedF1, ...ordinal, ...abstention };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]));
}

/** Cohen's definition: observed over expected disagreement, cell by cell. */
function kappaByMatrix(all: readonly Judgement[]): number | null {
  const pairs = all
    .map(({ gold, predicted }) => [LEVELS.indexOf(gold), LEVELS.indexOf(predicted ?? '')] as const)
    .filter(([, predicted]) => predicted >= 0);
  if (pairs.length === 0) return null;
  const share = (at: 0 | 1, level: number): number => pairs.filter((pair) => pair[at] === level).length / pairs.length;
  let [observed, expected] = [0, 0];
  for (let i = 0; i < 4; i += 1)
    for (let j = 0; j < 4; j += 1) {
      const both = pairs.filter(([gold, predicted]) => gold === i && predicted === j).length / pairs.length;
      observed += (i - j) ** 2 * both;
      expected += (i - j) ** 2 * share(0, i) * share(1, j);
    }
  return expected === 0 ? 0 : 1 - observed / expected;
}

const close = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 8));
