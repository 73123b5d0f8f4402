import { aChatServer, type ChatRequest, CHAT_BEHAVIOURS, type ChatServer } from '@app/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Deadline } from './deadline.js';
import { LlmGaveUp } from './climb.js';
import { type LlmErrorKind } from './llm-error.js';
import { Llm } from './llm.service.js';
import { definePrompt } from './prompt.js';

const KEY = 'sk-canary-9f31c2';
const SECRET = 'canary-of-the-prompt-7d1e';
const GOOD = { category: 'billing', confidence: 0.9 };
const TEXT = 'Dear Anna, we will look into the double charge.';

const schema = z.object({ category: z.enum(['billing', 'technical']), confidence: z.number().min(0).max(1) });
const prompt = definePrompt({
  name: 'wall',
  version: '1',
  system: `You triage tickets. {{secret}}`,
  user: 'Ticket: {{ticket}}',
})({ secret: SECRET }).fill({ ticket: 'I was charged twice' });

/** Waited out by models that never come to an end. */
const DEADLINE_MS = 250;
/** For the others, so that a busy machine does not change what becomes of them. */
const AMPLE_MS = 5000;
/** What the machine may take on top of a deadline. */
const SLACK_MS = 250;

/** What becomes of a call to a model that behaves like this, alone on the ladder. */
type Verdict = 'ok' | LlmErrorKind;
interface Scenario {
  readonly model: string;
  readonly json: Verdict;
  readonly text: Verdict;
  /** Requests that reach the endpoint when the answer is to be JSON. */
  readonly requests: 1 | 2;
}

const scenario = (model: string, json: Verdict, text: Verdict, requests: 1 | 2): Scenario => ({
  model,
  json,
  text,
  requests,
});

const SCENARIOS: readonly Scenario[] = [
  scenario('ok', 'ok', 'ok', 1),
  scenario('latency-60', 'ok', 'ok', 1),
  scenario('latency-5000', 'silent', 'silent', 1),
  scenario('reset', 'reset', 'reset', 2),
  scenario('silent', 'silent', 'silent', 1),
  scenario('headers-then-silent', 'silent', 'silent', 1),
  scenario('slow-drip', 'too_slow', 'too_slow', 1),
  scenario('cut-after-first-byte', 'cut_off', 'cut_off', 2),
  scenario('cut-stream', 'cut_off', 'cut_off', 2),
  scenario('stream-without-end-mark', 'truncated', 'truncated', 2),
  scenario('stall-mid-stream', 'stalled', 'stalled', 1),
  scenario('stall-mid-body', 'stalled', 'stalled', 1),
  scenario('error-mid-stream', 'garbled', 'server_error', 2),
  scenario('broken-event', 'garbled', 'garbled', 2),
  scenario('garbage-bytes', 'garbled', 'garbled', 2),
  scenario('http-1.0-close', 'ok', 'garbled', 1),
  scenario('content-length-lie', 'cut_off', 'cut_off', 2),
  scenario('not-gzip', 'garbled', 'garbled', 2),
  scenario('huge-body', 'oversized', 'oversized', 1),
  scenario('announced-huge-body', 'oversized', 'oversized', 1),
  scenario('endless-stream', 'oversized', 'oversized', 1),
  scenario('gzip-bomb', 'oversized', 'oversized', 1),
  scenario('redirect', 'redirected', 'redirected', 1),
  scenario('no-stream', 'ok', 'garbled', 1),
  scenario('unasked-stream', 'garbled', 'ok', 2),
  scenario('400', 'bad_request', 'bad_request', 1),
  scenario('401', 'unauthenticated', 'unauthenticated', 1),
  scenario('402', 'out_of_credit', 'out_of_credit', 1),
  scenario('403', 'forbidden', 'forbidden', 1),
  scenario('404', 'not_found', 'not_found', 1),
  scenario('408', 'overloaded', 'overloaded', 2),
  scenario('409', 'conflict', 'conflict', 2),
  scenario('413', 'too_large', 'too_large', 1),
  scenario('422', 'bad_request', 'bad_request', 1),
  scenario('429', 'rate_limited', 'rate_limited', 2),
  scenario('429-retry-after', 'rate_limited', 'rate_limited', 2),
  scenario('429-retry-after-days', 'rate_limited', 'rate_limited', 1),
  scenario('429-quota', 'out_of_credit', 'out_of_credit', 1),
  scenario('500', 'server_error', 'server_error', 2),
  scenario('502', 'server_error', 'server_error', 2),
  scenario('503', 'overloaded', 'overloaded', 2),
  scenario('529', 'overloaded', 'overloaded', 2),
  scenario('context-length', 'context_length', 'context_length', 1),
  scenario('content-filter-400', 'content_filter', 'content_filter', 1),
  scenario('model-not-found', 'not_found', 'not_found', 1),
  scenario('gateway-404', 'not_found', 'not_found', 1),
  scenario('gateway-502', 'server_error', 'server_error', 2),
  scenario('html-200', 'garbled', 'garbled', 2),
  scenario('error-200', 'server_error', 'server_error', 2),
  scenario('error-200-quota', 'out_of_credit', 'out_of_credit', 1),
  scenario('error-text-200', 'server_error', 'server_error', 2),
  scenario('empty-choices', 'no_answer', 'no_answer', 2),
  scenario('empty-body', 'garbled', 'garbled', 2),
  scenario('null-body', 'garbled', 'garbled', 2),
  scenario('hung-error', 'server_error', 'server_error', 2),
  scenario('no-usage', 'ok', 'ok', 1),
  scenario('with-cost', 'ok', 'ok', 1),
  scenario('empty-text', 'no_answer', 'no_answer', 2),
  scenario('blank-text', 'no_answer', 'no_answer', 2),
  scenario('null-content', 'no_answer', 'no_answer', 2),
  scenario('refusal', 'refusal', 'refusal', 1),
  scenario('content-filter', 'content_filter', 'content_filter', 1),
  scenario('length', 'length', 'length', 1),
  scenario('length-of-whole-json', 'length', 'length', 1),
  scenario('tool-call', 'tool_call', 'tool_call', 2),
  scenario('fenced', 'ok', 'ok', 1),
  scenario('prose-around', 'ok', 'ok', 1),
  scenario('thinks-aloud', 'ok', 'ok', 1),
  scenario('cut-json', 'unusable', 'ok', 2),
  scenario('no-json', 'unusable', 'ok', 2),
  scenario('top-level-array', 'unusable', 'ok', 2),
  scenario('wrong-shape', 'unusable', 'ok', 2),
  scenario('extra-keys', 'ok', 'ok', 1),
  scenario('unknown-enum', 'unusable', 'ok', 2),
  scenario('numbers-as-strings', 'ok', 'ok', 1),
  scenario('nan-scores', 'unusable', 'ok', 2),
  scenario('nan-strings', 'unusable', 'ok', 2),
  scenario('scores-out-of-range', 'unusable', 'ok', 2),
  scenario('duplicate-keys', 'unusable', 'ok', 2),
  scenario('deep-nesting', 'unusable', 'ok', 2),
  scenario('wrong-language', 'unusable', 'ok', 2),
  scenario('echoes-prompt', 'unusable', 'ok', 2),
  scenario('obeys-attacker', 'unusable', 'ok', 2),
  scenario('mends-itself', 'ok', 'ok', 2),
];

/** What nothing behind the same key and endpoint would answer, so that the fallback model is not asked. */
const HOPELESS: readonly Verdict[] = ['unauthenticated', 'out_of_credit', 'too_large'];

function wants(request: ChatRequest): unknown {
  return request.response_format === undefined ? TEXT : GOOD;
}

function anLlm(baseUrl: string, models: readonly string[]): Llm {
  return new Llm(
    {
      endpoint: { baseUrl, apiKey: KEY, headers: {} },
      models: { classification: models, extraction: models, response: models, single: models },
      temperature: 0,
      maxTokens: 200,
      jsonMode: true,
      redactPersonalData: false,
      dailyBudgetUsd: undefined,
      maxConcurrent: 8,
    },
    { ladder: { retryDelayMs: 10, minAttemptMs: 20 }, limits: { idleMs: 100 } },
  );
}

interface Outcome {
  readonly verdict: Verdict;
  readonly model: string | undefined;
  readonly wallMs: number;
  readonly shown: string;
}

async function outcomeOf(ask: () => Promise<{ readonly value: unknown; readonly model: string }>): Promise<Outcome> {
  const startedAt = performance.now();
  try {
    const { model, value } = await ask();
    return { verdict: 'ok', model, wallMs: performance.now() - startedAt, shown: JSON.stringify(value) };
  } catch (error) {
    if (!(error instanceof LlmGaveUp)) throw error;
    const shown = `${String(error)} ${String(error.stack)} ${JSON.stringify(error)} ${String(error.cause)}`;
    return { verdict: error.reason, model: undefined, wallMs: performance.now() - startedAt, shown };
  }
}

const deadlineFor = (verdict: Verdict): number =>
  verdict === 'silent' || verdict === 'too_slow' ? DEADLINE_MS : AMPLE_MS;

const askJson = (llm: Llm, deadlineMs = AMPLE_MS): Promise<Outcome> =>
  outcomeOf(async () => {
    const answer = await llm.structured({ stage: 'classification', prompt, schema, deadline: Deadline.in(deadlineMs) });
    expect(schema.strict().parse(answer.value)).toEqual(answer.value);
    return answer;
  });

/** The text that a reader has in hand at the end is the text that is returned. */
const askText = (llm: Llm, deadlineMs: number): Promise<Outcome> =>
  outcomeOf(async () => {
    let read = '';
    const reader = { text: (piece: string) => void (read += piece), restart: () => void (read = '') };
    const answer = await llm.text({ stage: 'response', prompt, reader, deadline: Deadline.in(deadlineMs) });
    expect(read).toBe(answer.value);
    return answer;
  });

function expectNothingLeaked({ shown, verdict }: Outcome): void {
  if (verdict === 'ok') return;
  expect(shown).not.toContain(KEY);
  expect(shown).not.toContain(SECRET);
  expect(shown).not.toContain('charged twice');
}

describe('The fault wall', () => {
  let server: ChatServer;
  beforeAll(async () => {
    server = await aChatServer({ answer: wants });
  });
  beforeEach(() => server.forget());
  afterAll(() => server.close());

  it('knows every behaviour of the server', () => {
    expect(SCENARIOS.map(({ model }) => model)).toEqual(expect.arrayContaining([...CHAT_BEHAVIOURS]));
    expect(SCENARIOS.filter(({ json }) => json !== 'ok').length).toBeGreaterThan(40);
  });

  it.each(SCENARIOS)('asks $model for JSON: $json after $requests request(s)', async ({ model, json, requests }) => {
    const deadlineMs = deadlineFor(json);
    const outcome = await askJson(anLlm(server.url, [model]), deadlineMs);
    expect(outcome.verdict).toBe(json);
    expect(server.requests).toHaveLength(requests);
    expect(outcome.wallMs).toBeLessThan(deadlineMs + SLACK_MS);
    expectNothingLeaked(outcome);
  });

  it.each(SCENARIOS)('asks $model for text as a stream: $text', async ({ model, text }) => {
    const deadlineMs = deadlineFor(text);
    const outcome = await askText(anLlm(server.url, [model]), deadlineMs);
    expect(outcome.verdict).toBe(text);
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect(outcome.wallMs).toBeLessThan(deadlineMs + SLACK_MS);
    expectNothingLeaked(outcome);
  });

  it.each(SCENARIOS)('has the fallback model answer for $model, unless that is hopeless', async ({ model, json }) => {
    // The first model has three fifths of the time, and the other one must have enough left on a busy machine.
    const deadlineMs = 3 * DEADLINE_MS;
    const outcome = await askJson(anLlm(server.url, [model, 'gpt-fallback']), deadlineMs);
    const expected = json === 'ok' ? model : HOPELESS.includes(json) ? undefined : 'gpt-fallback';
    expect(outcome.model).toBe(expected);
    expect(outcome.wallMs).toBeLessThan(deadlineMs + SLACK_MS);
  });

  it('is told apart: nobody listens at the port', async () => {
    const gone = await aChatServer();
    await gone.close();
    expect(await askJson(anLlm(gone.url, ['ok']))).toMatchObject({ verdict: 'refused' });
  });

  it('is told apart: the name does not resolve', async () => {
    expect((await askJson(anLlm('http://chat.invalid/v1', ['ok']), 1000)).verdict).toMatch(/^(dns|silent)$/);
  });

  it('is told apart: nobody trusts the certificate', async () => {
    const untrusted = await aChatServer({ untrusted: true });
    expect(await askJson(anLlm(untrusted.url, ['ok']))).toMatchObject({ verdict: 'tls' });
    expect(untrusted.requests).toHaveLength(0);
    await untrusted.close();
  });

  it('is told apart: the port speaks no TLS', async () => {
    const outcome = await askJson(anLlm(server.url.replace('http:', 'https:'), ['ok']));
    expect(outcome).toMatchObject({ verdict: 'tls' });
  });
});
