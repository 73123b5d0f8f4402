import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type ChatRequest, countTokens } from '@app/testing';
import { anLlmApp, goodAnswer } from './llm-app.js';

interface GoldenCase {
  readonly path: string;
  readonly status: number;
  readonly body: object | null;
}

/** What an unoptimised prompt of this kind costs a ticket; the limits are shares of it. */
const NAIVE_TOKENS = 6500;
const MESSAGE_OVERHEAD = 4;

const { cases } = JSON.parse(readFileSync(new URL('../data/golden-cases.json', import.meta.url), 'utf8')) as {
  cases: GoldenCase[];
};
const tickets = cases.filter(({ path, status, body }) => path.endsWith('/process') && status === 200 && body !== null);

const written = (answer: unknown): string => (typeof answer === 'string' ? answer : JSON.stringify(answer));

/** Tokens that went to the model and came back from it. */
function tokensOf(request: ChatRequest): number {
  const asked = request.messages.map(({ content }) => countTokens(content) + MESSAGE_OVERHEAD);
  return asked.reduce((sum, tokens) => sum + tokens, countTokens(written(goodAnswer(request))));
}

describe('The tokens of a golden ticket', () => {
  it.each([
    ['parallel', 3, 0.4],
    ['single', 1, 0.25],
  ])('stay within their share in %s', async (strategy, calls, share) => {
    const llm = await anLlmApp({ LLM_STRATEGY: strategy });
    try {
      expect(tickets.length).toBeGreaterThan(5);
      for (const { body } of tickets) {
        const before = llm.server.requests.length;
        await llm.process(body!);
        const requests = llm.server.requests.slice(before);
        expect(requests.length).toBeLessThanOrEqual(calls);
        const tokens = requests.reduce((sum, request) => sum + tokensOf(request), 0);
        expect(tokens).toBeLessThanOrEqual(NAIVE_TOKENS * share);
        expect(tokens).toBeGreaterThan(100);
      }
    } finally {
      await llm.close();
    }
  });
});
