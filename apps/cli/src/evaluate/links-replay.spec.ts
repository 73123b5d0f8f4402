import { type RetrievalJudgement } from '@app/evaluation';
import { describe, expect, it } from '@jest/globals';
import { replayLinks } from './links-replay.js';

const judgement = (id: string, score: number, ...relevant: string[]): RetrievalJudgement => ({
  ranked: [[id, score]],
  relevant: new Set(relevant),
});
const right = judgement('a', 0.9, 'a', 'b');
const wrong = judgement('a', 0.6, 'b');
const unseen = judgement('a', 0.1, 'a');
const nothing: RetrievalJudgement = { ranked: [], relevant: new Set(['a']) };

describe('replayLinks', () => {
  it('judges what is proposed, in the order of time, and leaves the queries after for measuring', () => {
    expect(replayLinks([nothing, right, unseen, wrong, right, unseen], 2, 0.15)).toEqual({
      pairs: [
        { score: 0.9, isDuplicate: true },
        { score: 0.6, isDuplicate: false },
      ],
      rest: [right, unseen],
    });
  });

  it('leaves nothing for measuring where too little is proposed', () => {
    expect(replayLinks([right, unseen], 2, 0.15)).toMatchObject({ pairs: [{ score: 0.9 }], rest: [] });
  });
});
