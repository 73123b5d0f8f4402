import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHAT_BEHAVIOURS } from '@app/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anLlmApp, KEY, type LlmApp, type Result, stepOf, TICKET } from './llm-app.js';

const DEADLINE_MS = 1500;
/** Words of the prompts that no answer and no log may hold. */
const PROMPT_WORDS =
  /<<<DATA|Answer with one JSON object|written by a stranger|Internal mark|Classify the support ticket/;
/** What the faults put into their answers; nothing of it stands in the ticket or in the configuration. */
const INVENTED = /made_up|ceo|оплата|verdict|close_ticket|blah blah/;
/** What gives half a reply, which must never be taken for a whole one. */
const CUT_OFF = /^(?:cut-(?!json)|stream-without|stall|error-mid|broken-event|length)/;
const SOURCES: Readonly<Record<string, string>> = { classification: 'rules', response_generation: 'template' };

/** Three at a time, one for each stage. */
const trios = Array.from({ length: Math.ceil(CHAT_BEHAVIOURS.length / 3) }, (_, index) =>
  [0, 1, 2].map((offset) => CHAT_BEHAVIOURS[(index * 3 + offset) % CHAT_BEHAVIOURS.length]!),
);
const MODELS = ['gpt-classifies', 'gpt-extracts', 'gpt-replies'];

describe('Whatever a model does, a ticket is triaged', () => {
  let folder: string;
  let log: string;
  let llm: LlmApp;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'llm-faults-'));
    log = join(folder, 'service.log');
    llm = await anLlmApp({
      CLASSIFICATION_MODEL: MODELS[0]!,
      EXTRACTION_MODEL: MODELS[1]!,
      RESPONSE_MODEL: MODELS[2]!,
      FALLBACK_MODEL: 'refusal',
      WORKFLOW_TIMEOUT_SECONDS: String(DEADLINE_MS / 1000),
      LOG_FILE: log,
      LOG_LEVEL: 'warn',
    });
  });
  afterAll(async () => {
    await llm.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    // A good answer closes the circuits that the faults before were about to open.
    llm.server.forget();
    expect((await llm.result()).status).toBe('completed');
  });

  it.each(trios)('classifying: %s, extracting: %s, replying: %s', async (classifying, extracting, replying) => {
    [classifying, extracting, replying].forEach((fault, index) => llm.server.behave(MODELS[index]!, fault));
    const startedAt = performance.now();
    const { status, text, body } = (await llm.process()) as { status: number; text: string; body: Result };
    const tookMs = performance.now() - startedAt;

    expect(status).toBe(200);
    expect(tookMs).toBeLessThanOrEqual(DEADLINE_MS + 250);
    expect(body.workflow_steps.map((step) => step.status)).toEqual(Array(7).fill('completed'));
    expect(body.status).toBe(body.workflow_steps.some((step) => step.fallback_used) ? 'degraded' : 'completed');

    const sourceOf: Record<string, string> = {
      classification: body.classification.source,
      response_generation: body.response_draft.source,
    };
    for (const [name, source] of Object.entries(sourceOf)) {
      const step = stepOf(body, name);
      expect(step.fallback_used).toBe(step.fallback_reason !== null);
      expect(source).toBe(step.model === null ? SOURCES[name] : 'llm');
    }
    if (CUT_OFF.test(replying)) expect(body.response_draft.source).toBe('template');
    expect(body.classification.category).toBe('billing');

    const logged = readFileSync(log, 'utf8');
    for (const written of [text, logged]) {
      expect(written).not.toContain(KEY);
      expect(written).not.toMatch(PROMPT_WORDS);
    }
    expect(logged).not.toContain(TICKET.body);
    expect(JSON.stringify({ ...body, workflow_steps: [] })).not.toMatch(INVENTED);
  });
});
