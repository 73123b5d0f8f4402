import { aChatServer, type ChatServer, EMBEDDING_BEHAVIOURS, eventually } from '@app/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Attempt } from './attempt.js';
import { LlmGaveUp } from './climb.js';
import { SpendingRecord } from './daily-budget.js';
import { type EmbeddingSettings } from './embedding-settings.js';
import { type EmbeddingAnswer, Embeddings } from './embeddings.service.js';
import { type LlmParts } from './llm.service.js';

const KEY = 'sk-very-secret-key';
const TEXT = 'The courier lost my parcel, write to ann@example.com.';
const GOOD = new Set(['ok', 'any-order', 'http-1.0-close']);
const TIMEOUT_MS = 300;

class Record extends SpendingRecord {
  readonly noted: [string, string][] = [];
  spent = 0;
  override spentTodayUsd(): number {
    return this.spent;
  }
  override note(stage: string, attempts: readonly Attempt[]): void {
    this.noted.push(...attempts.map(({ outcome }): [string, string] => [stage, outcome]));
  }
}

describe('Embeddings', () => {
  let server: ChatServer;
  beforeAll(async () => {
    server = await aChatServer({ embed: (text) => [text.length, 1, 0] });
  });
  afterEach(() => server.forget());
  afterAll(() => server.close());

  function embeddings(model: string, settings: Partial<EmbeddingSettings> = {}, parts: LlmParts = {}): Embeddings {
    const endpoint = { baseUrl: server.url, apiKey: KEY, headers: {} };
    return new Embeddings(
      {
        model,
        endpoint,
        timeoutMs: TIMEOUT_MS,
        redactPersonalData: false,
        dailyBudgetUsd: undefined,
        maxConcurrent: 8,
        ...settings,
      },
      { ladder: { retryDelayMs: 5, minAttemptMs: 20 }, limits: { maxBytes: 1024 * 1024 }, ...parts },
    );
  }
  const failureOf = (answer: Promise<EmbeddingAnswer>): Promise<LlmGaveUp> =>
    answer.then(
      () => Promise.reject(new Error('it answered')),
      (error: unknown) => error as LlmGaveUp,
    );

  it.each(['text-embedding-3-small', 'any-order'])('gives each text its vector of length 1: %s', async (model) => {
    const prices = { prices: { [model]: { input: 1000, output: 0 } } };
    const answer = await embeddings(model, {}, { prices }).embed({ texts: ['abc', 'a'] });
    expect(answer.value.map((vector) => [...vector].map((part) => part.toFixed(3)))).toEqual([
      ['0.949', '0.316', '0.000'],
      ['0.707', '0.707', '0.000'],
    ]);
    expect(answer).toMatchObject({ model, tokens: 18, costUsd: 0.018, promptVersion: null });
    expect(server.requests).toMatchObject([
      { path: '/v1/embeddings', input: ['abc', 'a'], headers: { authorization: `Bearer ${KEY}` } },
    ]);
  });

  it.each(EMBEDDING_BEHAVIOURS.filter((name) => !GOOD.has(name)))(
    'names what went wrong, in time, and shows neither key nor text: %s',
    async (model) => {
      const start = performance.now();
      const error = await failureOf(embeddings(model).embed({ texts: [TEXT], dimensions: 3 }));
      expect(error).toBeInstanceOf(LlmGaveUp);
      expect(error.reason).not.toBe('internal');
      expect(performance.now() - start).toBeLessThan(TIMEOUT_MS + 700);
      expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(/sk-very|parcel|ann@/);
      await eventually(() => server.open === 0, { withinMs: 2000, everyMs: 5 });
    },
  );

  it('refuses vectors of another length than is wanted', async () => {
    const error = await failureOf(embeddings('ok').embed({ texts: ['a'], dimensions: 4 }));
    expect(error.reason).toBe('unusable');
  });

  it('rests after failures in a row, without a call, and says so', async () => {
    const asked = embeddings('500', {}, { gate: { failuresToOpen: 2 } });
    expect(asked.check()).toEqual({ status: 'up' });
    await failureOf(asked.embed({ texts: ['a'] }));
    const before = server.requests.length;
    expect((await failureOf(asked.embed({ texts: ['a'] }))).reason).toBe('circuit_open');
    expect(server.requests).toHaveLength(before);
    expect(asked.check()).toEqual({ status: 'degraded', detail: 'resting after repeated failures: 500' });
  });

  it('hides what is personal where that is asked for', async () => {
    await embeddings('ok', { redactPersonalData: true }).embed({ texts: [TEXT] });
    expect(server.requests[0]?.input).toEqual(['The courier lost my parcel, write to [email].']);
  });

  it('counts towards the budget of the day, and asks nothing beyond it', async () => {
    const spending = new Record();
    const asked = embeddings('ok', { dailyBudgetUsd: 1 }, { spending });
    await asked.embed({ texts: ['a'] });
    expect(spending.noted).toEqual([['embedding', 'ok']]);
    spending.spent = 1;
    expect((await failureOf(asked.embed({ texts: ['a'] }))).reason).toBe('over_budget');
    expect(server.requests).toHaveLength(1);
  });

  it('gives up what is under way when the service stops', async () => {
    const asked = embeddings('silent', { timeoutMs: 60_000 });
    const failure = failureOf(asked.embed({ texts: ['a'] }));
    await eventually(() => server.open === 1);
    asked.onModuleDestroy();
    expect((await failure).reason).toBe('aborted');
  });
});
