import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { anApp, type TestApp } from './an-app.js';

interface Step {
  readonly step_name: string;
  readonly status: string;
  readonly duration_ms: number | null;
  readonly started_at: string | null;
}
interface Result {
  readonly ticket_id: string;
  readonly status: string;
  readonly workflow_steps: readonly Step[];
  readonly created_at: string;
  readonly duplicate_of: string | null;
}

const STEPS = [
  'validation',
  'duplicate_detection',
  'classification',
  'extraction',
  'response_generation',
  'routing',
  'persistence',
];
const TICKET = {
  subject: 'Charged twice for order ORD-4711',
  body: 'I was charged $49.00 twice.\r\n\r\nPlease refund one payment.',
  customer_email: 'Maria.Lopez@mail.example',
  customer_id: 'C-1042',
  external_id: 'desk-1',
  metadata: { channel: 'email', '10': 'b', '2': 'a', nested: { camelCase: [1, null] } },
};

describe('POST /api/v1/workflow/process', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  const post = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(request(app.server).post('/api/v1/workflow/process').set(headers).send(body));
  const show = async (id: string): Promise<Record<string, unknown>> =>
    (await request(app.server).get(`/api/v1/tickets/${id}`)).body as Record<string, unknown>;
  const count = async (): Promise<number> =>
    ((await request(app.server).get('/api/v1/tickets')).body as { total: number }).total;

  it('counts days from the time of the ticket, and keeps a card number nowhere but in the text as sent', async () => {
    const body = 'I paid yesterday by card 4111 1111 1111 1111, and the order never came. Please check.';
    const result = (await post({ ticket: { subject: 'Where is my order?', body } })).body as Result & {
      readonly extracted_fields: { fields: { name: string; value: string; normalized: string | null }[] };
    };
    const dayBefore = new Date(Date.parse(result.created_at) - 86_400_000).toISOString().slice(0, 10);
    expect(result.extracted_fields.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'date', value: 'yesterday', normalized: dayBefore }),
        expect.objectContaining({ name: 'credit_card', value: '**** **** **** 1111', normalized: null }),
      ]),
    );
    const { body: sent, ...found } = await show(result.ticket_id);
    expect(sent).toBe(body);
    expect(JSON.stringify([result, found])).not.toMatch(/4111/);
  });

  it('stores the ticket as sent, with everything the workflow found', async () => {
    const result = (await post({ ticket: TICKET })).body as Result & Record<string, unknown>;
    const kept = await show(result.ticket_id);
    expect(kept).toMatchObject({ ...TICKET, id: result.ticket_id, status: 'pending', triage_status: 'completed' });
    for (const answer of ['classification', 'extracted_fields', 'response_draft', 'routing', 'related_tickets'])
      expect(kept[answer]).toEqual(result[answer]);
    expect(kept.created_at).toBe(result.created_at);
    const [run] = kept.workflow_runs as { steps: Step[]; status: string }[];
    expect(run!.status).toBe('completed');
    expect(run!.steps.slice(0, -1)).toEqual(result.workflow_steps.slice(0, -1));
  });

  it('tells the language of a ticket, finds it by that, and marks a reply in another', async () => {
    const body = 'Seit heute Morgen kann ich mich nicht mehr anmelden. Bitte helfen Sie mir.';
    const result = (await post({ ticket: { subject: 'Anmeldung', body } })).body as Record<string, unknown>;
    expect(result).toMatchObject({
      language: 'de',
      response_draft: { checks: expect.arrayContaining([expect.objectContaining({ code: 'wrong_language' })]) },
    });
    const found = (await request(app.server).get('/api/v1/tickets?language=de')).body as { items: object[] };
    expect(found.items).toMatchObject([{ id: result.ticket_id, language: 'de' }]);
    expect(await show(result.ticket_id as string)).toMatchObject({ language: 'de' });
    expect((await post({ ticket: { subject: 'ERR-5003', body: 'ERR-5003' } })).body).toMatchObject({ language: null });
  });

  it('tells of each step in the order of the contract', async () => {
    const { workflow_steps: steps } = (await post({ ticket: TICKET })).body as Result;
    expect(steps.map(({ step_name }) => step_name)).toEqual(STEPS);
    for (const step of steps) {
      expect(step.status).toBe('completed');
      expect(step.started_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Number.isInteger(step.duration_ms)).toBe(true);
    }
  });

  it.each([
    [
      'skip_classification',
      'classification',
      {
        classification: {
          category: 'general',
          severity: 'medium',
          category_confidence: 0,
          reasoning: 'Classification skipped',
        },
      },
    ],
    [
      'skip_extraction',
      'extraction',
      { extracted_fields: { fields: [], missing_required: [], validation_errors: [] } },
    ],
    ['skip_response_generation', 'response_generation', { response_draft: null }],
    ['skip_response', 'response_generation', { response_draft: null }],
    ['skip_routing', 'routing', { routing: null }],
  ])('%s leaves out %s and nothing else', async (option, step, answer) => {
    const result = (await post({ ticket: TICKET, options: { [option]: true } })).body as Result;
    expect(result).toMatchObject({ status: 'completed', ...answer });
    const skipped = result.workflow_steps.filter(({ status }) => status === 'skipped');
    expect(skipped).toEqual([expect.objectContaining({ step_name: step, duration_ms: null, started_at: null })]);
  });

  it('keeps null for what was skipped', async () => {
    const options = { skip_classification: true, skip_extraction: true, skip_response: true, skip_routing: true };
    const { ticket_id } = (await post({ ticket: TICKET, options })).body as Result;
    expect(await show(ticket_id)).toMatchObject({
      classification: null,
      extracted_fields: null,
      response_draft: null,
      routing: null,
      category: null,
      severity: null,
      assigned_team: null,
      priority: null,
    });
  });

  it('finds no duplicates where it is told not to look', async () => {
    const response = await post({ ticket: TICKET, options: { enable_duplicate_detection: false } });
    expect(response.body).toMatchObject({ duplicate_of: null, similarity_score: null, related_tickets: [] });
  });

  it('answers the same in sequence as in parallel', async () => {
    const essence = ({ body }: Response): unknown => {
      const { classification, extracted_fields, response_draft } = body as Record<string, unknown>;
      return { classification, extracted_fields, response_draft };
    };
    const parallel = await post({ ticket: TICKET, options: { reuse_analysis: false } });
    const sequence = await post({ ticket: TICKET, options: { enable_parallel: false, reuse_analysis: false } });
    expect(essence(sequence)).toEqual(essence(parallel));
  });

  it('points a re-post at the first ticket, never at itself and never at another duplicate', async () => {
    const ticket = {
      subject: `Kettle ${randomUUID()}`,
      body: 'The lid of the kettle came off and the handle is loose.',
    };
    const first = (await post({ ticket })).body as Result;
    const repeats = [(await post({ ticket })).body as Result, (await post({ ticket })).body as Result];
    expect(first.duplicate_of).toBeNull();
    expect(repeats.map(({ duplicate_of }) => duplicate_of)).toEqual([first.ticket_id, first.ticket_id]);
    const duplicates = await request(app.server).get(`/api/v1/tickets/${repeats[1]!.ticket_id}/duplicates`);
    expect(duplicates.body).toEqual([
      expect.objectContaining({ ticket_id: first.ticket_id, subject: ticket.subject, similarity_score: 1 }),
    ]);
  });

  it('stores what many callers send at once, each ticket once', async () => {
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        post({ ticket: { subject: `Lamp ${i}`, body: `Lamp number ${i} flickers.` } }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => (body as Result).ticket_id)).size).toBe(40);
    expect(await count()).toBe(before + 40);
  });

  describe('under an Idempotency-Key', () => {
    const keyed = (key: string, body: object = { ticket: TICKET }): Promise<Response> =>
      post(body, { 'idempotency-key': key });

    it('answers a repetition from the first time, byte for byte', async () => {
      const key = randomUUID();
      const first = await keyed(key);
      const before = await count();
      const again = await keyed(key);
      expect(again.text).toBe(first.text);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(first.headers['idempotency-replayed']).toBeUndefined();
      expect(await count()).toBe(before);
    });

    it('runs once however many send it at the same time', async () => {
      const key = randomUUID();
      const before = await count();
      const answers = await Promise.all(Array.from({ length: 10 }, () => keyed(key)));
      expect(await count()).toBe(before + 1);
      for (const { status } of answers) expect([200, 409]).toContain(status);
      expect(answers.some(({ status }) => status === 200)).toBe(true);
    });

    it('refuses the key for another request', async () => {
      const key = randomUUID();
      await keyed(key);
      const other = await keyed(key, { ticket: { ...TICKET, body: 'Something else.' } });
      expect(other.status).toBe(422);
      expect(other.body).toMatchObject({ status: 422, type: expect.stringContaining('idempotency_key_reused') });
    });

    it('does not keep the key of a request that was refused', async () => {
      const key = randomUUID();
      expect((await keyed(key, { ticket: {} })).status).toBe(422);
      expect((await keyed(key)).status).toBe(200);
    });

    it.each(['', ' ', 'x'.repeat(256)])('refuses a key that is none: %j', async (key) => {
      const { status } = await keyed(key);
      expect(status).toBe(400);
    });
  });
});
