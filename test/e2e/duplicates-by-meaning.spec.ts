import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorBackfill } from '@app/duplicate';
import { TicketsRepository } from '@app/tickets';
import { aChatServer, type ChatServer } from '@app/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { DataSource } from 'typeorm';
import { anApp, type TestApp } from './an-app.js';

const MODEL = 'text-embedding-3-small';
const KEY = 'sk-very-secret-key';
const TIMEOUT_MS = 1000;

/** Two ways to say each thing, without a word in common. */
const CONCEPTS = [
  /courier|parcel|handed over|shipment|delivery|never arrived/gi,
  /refund|money back|reimburse/gi,
  /sign in|password|locked out|log on/gi,
  /printer|paper jam|toner/gi,
];

/** A vector that knows what the words mean, with a little of its own for each text. */
function embedByConcepts(text: string): number[] {
  const vector = CONCEPTS.map((concept) => (text.match(concept) ?? []).length);
  return [...vector, 0.1 + (text.length % 7) / 50];
}

const LOST = { subject: 'Courier lost it', body: 'The parcel was never handed over to us.' };
const LOST_TOO = { subject: 'Where is my shipment?', body: 'My delivery never arrived.' };
const LOCKED = { subject: 'Cannot sign in', body: 'I forgot my password and am locked out.' };

interface Match {
  readonly ticket_id: string;
  readonly similarity_score: number;
  readonly reasons: readonly { readonly code: string; readonly detail: string }[];
}
interface Result {
  readonly ticket_id: string;
  readonly status: string;
  readonly duplicate_of: string | null;
  readonly related_tickets: readonly Match[];
  readonly workflow_steps: readonly Record<string, unknown>[];
}

const duplicateStep = ({ workflow_steps: steps }: Result): Record<string, unknown> =>
  steps.find(({ step_name: name }) => name === 'duplicate_detection') ?? {};

/** False on a server without pgvector, where there is nothing to try. */
async function hasVectors(app: TestApp): Promise<boolean> {
  const rows = await app.nest
    .get(DataSource)
    .query<unknown[]>(`select from pg_available_extensions where name = 'vector' and default_version >= '0.8'`);
  return rows.length > 0;
}

describe('Duplicates by meaning', () => {
  let server: ChatServer;
  let app: TestApp;
  let possible = false;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'meaning-'));
    server = await aChatServer({ embed: embedByConcepts });
    app = await anApp({
      LLM_PROVIDER: 'none',
      EMBEDDINGS_MODEL: MODEL,
      EMBEDDINGS_BASE_URL: server.url,
      EMBEDDINGS_API_KEY: KEY,
      EMBEDDINGS_TIMEOUT_MS: String(TIMEOUT_MS),
      LOG_LEVEL: 'warn',
      LOG_FILE: join(folder, 'service.log'),
    });
    possible = await hasVectors(app);
    if (!possible) process.stderr.write('skipped: this PostgreSQL has no pgvector 0.8 or newer\n');
  });
  afterEach(() => server.forget());
  afterAll(async () => {
    await app.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const post = (path: string, body: object): Promise<Response> =>
    Promise.resolve(request(app.server).post(`/api/v1/${path}`).send(body));
  const ask = async (ticket: object): Promise<Result> => (await post('workflow/process', { ticket })).body as Result;
  /** So that nothing of another test is found, and the model is taken for well. */
  const startAfresh = async (): Promise<void> => {
    await app.nest.get(DataSource).query('truncate tickets cascade');
    server.forget();
  };
  const idsOf = ({ related_tickets: related }: Result): string[] => related.map(({ ticket_id: id }) => id);

  it('finds what was said in other words, says why, and asks the model once for a ticket', async () => {
    if (!possible) return;
    const { ticket_id: lost } = await ask(LOST);
    await ask(LOCKED);
    server.forget();
    const again = await ask(LOST_TOO);
    expect(again).toMatchObject({ status: 'completed', duplicate_of: null });
    expect(again.related_tickets.map(({ ticket_id: id }) => id)).toEqual([lost]);
    expect(again.related_tickets[0]?.reasons).toEqual([
      { code: 'similar_meaning', detail: expect.stringMatching(/^Both mean much the same \(cosine [01]\.\d\d\)\.$/) },
    ]);
    expect(duplicateStep(again)).toMatchObject({ fallback_used: false, model: MODEL, attempts: 1, tokens_used: 9 });
    expect(server.requests).toMatchObject([{ path: '/v1/embeddings', headers: { authorization: `Bearer ${KEY}` } }]);
    const search = await post('duplicates/search', { ...LOST_TOO, ticket_id: again.ticket_id });
    expect((search.body as Result).related_tickets.map(({ ticket_id: id }) => id)).toEqual([lost]);
  });

  it.each([
    ['500', 'server_error'],
    ['429', 'rate_limited'],
    ['silent', 'silent'],
    ['slow-drip', 'too_slow'],
    ['reset', 'reset'],
    ['html-200', 'garbled'],
    ['null-parts', 'garbled'],
    ['too-few', 'no_answer'],
    ['wrong-dimension', 'unusable'],
    ['401', 'unauthenticated'],
  ])('compares words alone, and says so, when the model fails: %s', async (behaviour, reason) => {
    if (!possible) return;
    await startAfresh();
    const { ticket_id: lost } = await ask(LOST);
    server.behave(MODEL, behaviour);
    const start = performance.now();
    const again = await ask({ ...LOST, body: `${LOST.body} Please look for it.` });
    expect(performance.now() - start).toBeLessThan(TIMEOUT_MS + 1000);
    expect(again.status).toBe('degraded');
    expect(idsOf(again)).toEqual([lost]);
    expect(again.related_tickets[0]?.reasons[0]?.code).toBe('similar_text');
    const step = duplicateStep(again);
    expect(step).toMatchObject({ status: 'completed', fallback_used: true, model: null });
    expect([reason, 'circuit_open']).toContain(step.fallback_reason);
    const { text } = await request(app.server).get('/metrics');
    expect(text).toMatch(new RegExp(`duplicate_meanings_total\\{outcome="${String(step.fallback_reason)}"\\} [1-9]`));
    const logged = readFileSync(join(folder, 'service.log'), 'utf8');
    for (const secret of [KEY, LOST.body, 'look for it']) expect(logged).not.toContain(secret);
  });

  it('loses no ticket when the vectors are gone, and begins anew', async () => {
    if (!possible) return;
    await startAfresh();
    await ask(LOST);
    const database = app.nest.get(DataSource);
    const [space] = await database.query<{ id: number }[]>('select max(id) as id from duplicate_vector_spaces');
    await database.query('delete from duplicate_vector_spaces');
    await database.query(`drop table duplicate_vectors_${space!.id}`);
    const again = await ask(LOST_TOO);
    expect(duplicateStep(again)).toMatchObject({ status: 'completed', fallback_used: true });
    expect((await request(app.server).get(`/api/v1/tickets/${again.ticket_id}`)).status).toBe(200);
    const { ticket_id: locked } = await ask(LOCKED);
    const third = await ask({ subject: 'Log on fails', body: 'I am locked out, my password is refused.' });
    expect(duplicateStep(third)).toMatchObject({ fallback_used: false, model: MODEL });
    expect(idsOf(third)).toContain(locked);
  });

  it('finds by their meaning tickets that got their vectors later', async () => {
    if (!possible) return;
    await startAfresh();
    const unseen = await post('workflow/process', { ticket: LOST, options: { enable_duplicate_detection: false } });
    const { ticket_id: lost } = unseen.body as Result;
    expect(server.requests).toEqual([]);
    const backfill = app.nest.get(VectorBackfill);
    const tickets = app.nest.get(TicketsRepository);
    const options = {
      batch: 10,
      signal: new AbortController().signal,
      textsOf: (ids: readonly string[]) => tickets.textsOf(ids),
    };
    const space = await backfill.open();
    for (const placed of [1, 0]) {
      let sum = 0;
      for await (const step of backfill.fill(space, options)) sum += step.placed;
      expect(sum).toBe(placed);
    }
    expect(await backfill.countMissing(space)).toBe(0);
    const search = await post('duplicates/search', LOST_TOO);
    expect(idsOf(search.body as Result)).toEqual([lost]);
  });
});
