import { describe, expect, it } from '@jest/globals';
import { type RetrievalJudgement, scoreRetrieval } from './retrieval-score.js';

const judgement = (ranked: RetrievalJudgement['ranked'], ...relevant: string[]): RetrievalJudgement => ({
  ranked,
  relevant: new Set(relevant),
});

describe('scoreRetrieval', () => {
  const judgements = [
    judgement([['x', 0.9]], 'x'),
    judgement(
      [
        ['z', 0.8],
        ['y', 0.7],
      ],
      'y',
    ),
    judgement([['x', 0.2]]),
    judgement([], 'w'),
  ];

  it('counts recall by depth, over the queries that have something to find', () => {
    const { withRelevant, without, recallAt, mrr } = scoreRetrieval(judgements, []);
    expect([withRelevant, without]).toEqual([3, 1]);
    expect([...recallAt]).toEqual([
      [1, 1 / 3],
      [5, 2 / 3],
      [10, 2 / 3],
    ]);
    expect(mrr).toBeCloseTo(1.5 / 3, 10);
  });

  it('counts what a threshold flags, rightly and in false alarm', () => {
    expect(scoreRetrieval(judgements, [0.1, 0.85]).flags).toEqual([
      { threshold: 0.1, flagged: 3, precision: 1 / 3, recall: 1 / 3, falseAlarms: 1 },
      { threshold: 0.85, flagged: 1, precision: 1, recall: 1 / 3, falseAlarms: 0 },
    ]);
  });
});
