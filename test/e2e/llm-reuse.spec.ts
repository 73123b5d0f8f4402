import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anLlmApp, type LlmApp, type Result, stepOf, TICKET } from './llm-app.js';

interface Reused extends Result {
  readonly duplicate_of: string | null;
  readonly reused_from: string | null;
  readonly created_at: string;
  readonly routing: Result['routing'] & { readonly sla: { readonly response_due_at: string } };
}

const MINE = { ...TICKET, customer_id: 'C-1', customer_email: 'maria@mail.example' };
const MODELLED = ['classification', 'extraction', 'response_generation'];

describe.each(['parallel', 'single'])('A ticket that its customer sends again, under LLM_STRATEGY=%s', (strategy) => {
  let llm: LlmApp;
  let first: Reused;
  let calls: number;
  const ask = async (body: object): Promise<Reused> => (await llm.result(body)) as Reused;
  const callsSince = (): number => llm.server.requests.length - calls;

  beforeAll(async () => {
    llm = await anLlmApp({ LLM_STRATEGY: strategy });
    first = await ask({ ticket: MINE });
  });
  afterAll(() => llm.close());
  beforeEach(() => {
    calls = llm.server.requests.length;
  });

  it('is answered by what was found before, with times of its own and no call to a model', async () => {
    const again = await ask({ ticket: { ...MINE, body: `${MINE.body.toUpperCase()}\n` } });
    expect(callsSince()).toBe(0);
    expect(first.reused_from).toBeNull();
    expect(again).toMatchObject({ status: 'completed', reused_from: first.ticket_id, duplicate_of: first.ticket_id });
    for (const part of ['classification', 'extracted_fields', 'response_draft'] as const)
      expect(again[part]).toEqual(first[part]);
    for (const name of MODELLED)
      expect(stepOf(again, name)).toMatchObject({
        status: 'completed',
        reused_from: first.ticket_id,
        model: null,
        fallback_used: false,
      });
    expect(stepOf(again, 'routing')).toMatchObject({ reused_from: null });
    expect(again.ticket_id).not.toBe(first.ticket_id);
    expect(Date.parse(again.created_at)).toBeGreaterThan(Date.parse(first.created_at));
    expect(Date.parse(again.routing.sla.response_due_at)).toBeGreaterThan(
      Date.parse(first.routing.sla.response_due_at),
    );
    const stored = (await llm.get(`/api/v1/tickets/${again.ticket_id}`)).body as Record<string, unknown>;
    expect(stored).toMatchObject({
      duplicate_of: first.ticket_id,
      classification: again.classification,
      workflow_runs: [{ tokens_used: null, strategy }],
    });
  });

  it('is answered by the first analysis however often it is sent, never by a copy of a copy', async () => {
    const third = await ask({ ticket: MINE });
    expect(third.reused_from).toBe(first.ticket_id);
    expect((await llm.get('/metrics')).text).toMatch(/workflow_reused_total [2-9]/);
  });

  it('is told as it happens, without pieces of a draft that nobody writes', async () => {
    const { text } = await llm.process({ ticket: MINE }, { accept: 'text/event-stream' });
    expect(callsSince()).toBe(0);
    expect(text).not.toContain('event: draft');
    expect(text).toMatch(new RegExp(`event: result\\ndata: .*"reused_from":"${first.ticket_id}"`));
  });

  it.each([
    ['the caller wants it afresh', { ticket: MINE, options: { reuse_analysis: false } }],
    ['the caller wants no duplicates looked for', { ticket: MINE, options: { enable_duplicate_detection: false } }],
    ['the reply is to sound otherwise', { ticket: MINE, options: { response_tone: 'formal' } }],
    ['less is to be found', { ticket: MINE, options: { skip_extraction: true } }],
    ['another customer sends it', { ticket: { ...MINE, customer_id: 'C-2' } }],
    ['nobody knows who sends it', { ticket: TICKET }],
    ['the text is another', { ticket: { ...MINE, body: `${MINE.body} It is urgent.` } }],
  ])('is analysed afresh where %s', async (_, body) => {
    expect((await ask(body)).reused_from).toBeNull();
    expect(callsSince()).toBeGreaterThan(0);
  });
});

describe('A desk that wants every ticket analysed', () => {
  let directory: string;
  let llm: LlmApp;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'reuse-'));
    cpSync('config', directory, { recursive: true });
    const file = join(directory, 'duplicates.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^reuse_window_hours: .*$/m, 'reuse_window_hours: 0'));
    llm = await anLlmApp({ CONFIG_DIR: directory });
  });
  afterEach(async () => {
    await llm.close();
    rmSync(directory, { recursive: true });
  });

  it('says so in its YAML', async () => {
    await llm.result({ ticket: MINE });
    expect(await llm.result({ ticket: MINE })).toMatchObject({ reused_from: null });
    expect(llm.server.requests).toHaveLength(6);
  });
});
