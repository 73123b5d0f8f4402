import { describe, expect, it } from '@jest/globals';
import { LlmGaveUp } from './climb.js';
import { LlmError } from './llm-error.js';
import { type LlmAnswer } from './llm.service.js';
import { modelOrFallback } from './model-or-fallback.js';

const ANSWER: LlmAnswer<string> = {
  value: 'billing',
  model: 'gpt-x',
  attempts: [{ model: 'gpt-x', outcome: 'ok', latencyMs: 300, tokens: 28, costUsd: 0.01 }],
  tokens: 28,
  costUsd: 0.01,
  latencyMs: 310,
  promptVersion: '7',
  hidden: {},
};
const FAILED = { model: 'gpt-x', outcome: 'rate_limited', latencyMs: 20, tokens: 21, costUsd: null } as const;

function answerOf(ask: () => Promise<LlmAnswer<string>>, read = (said: string): string => said.toUpperCase()) {
  const logged: unknown[] = [];
  const logger = { error: (fields: unknown) => void logged.push(fields) };
  const answer = modelOrFallback({ ask, read, fallback: () => 'rules', promptVersion: '7', logger });
  return answer.then((stage) => ({ stage, logged }));
}

describe('modelOrFallback', () => {
  it("gives what is made of the model's answer, and what it took", async () => {
    const { stage, logged } = await answerOf(() => Promise.resolve(ANSWER));
    expect(stage).toEqual({
      value: 'BILLING',
      fallbackUsed: false,
      use: {
        model: 'gpt-x',
        tokensUsed: 28,
        costUsd: 0.01,
        attempts: 1,
        latencyMs: 310,
        promptVersion: '7',
        fallbackReason: null,
      },
    });
    expect(logged).toEqual([]);
  });

  it('gives the fallback, the reason and what the failed attempts took', async () => {
    const gaveUp = new LlmGaveUp(new LlmError('rate_limited'), { attempts: [FAILED, FAILED], latencyMs: 45 });
    const { stage, logged } = await answerOf(() => Promise.reject(gaveUp));
    expect(stage).toEqual({
      value: 'rules',
      fallbackUsed: true,
      use: {
        model: null,
        tokensUsed: 42,
        costUsd: null,
        attempts: 2,
        latencyMs: 45,
        promptVersion: '7',
        fallbackReason: 'rate_limited',
      },
    });
    expect(logged).toEqual([]);
  });

  it('logs a bug behind a failed call', async () => {
    const bug = new TypeError('ours');
    const failure = new LlmError('internal', {}, { cause: bug });
    const { stage, logged } = await answerOf(() =>
      Promise.reject(new LlmGaveUp(failure, { attempts: [], latencyMs: 1 })),
    );
    expect(stage).toMatchObject({ value: 'rules', use: { fallbackReason: 'internal' } });
    expect(logged).toEqual([{ err: bug }]);
  });

  it('logs a bug of its own, and forgets nothing that was spent before', async () => {
    const bug = new TypeError('ours');
    const { stage, logged } = await answerOf(
      () => Promise.resolve(ANSWER),
      () => {
        throw bug;
      },
    );
    expect(stage).toMatchObject({
      value: 'rules',
      fallbackUsed: true,
      use: { model: null, tokensUsed: 28, attempts: 1, fallbackReason: 'internal' },
    });
    expect(logged).toEqual([{ err: bug }]);
    expect((await answerOf(() => Promise.reject(bug))).stage.use).toMatchObject({ attempts: 0, tokensUsed: null });
  });
});
