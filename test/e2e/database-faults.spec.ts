import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPostgresServer, eventually, hasPostgresBinaries, type PostgresServer } from '@app/testing';
import request, { type Response } from 'supertest';
import { anApp, type TestApp } from './an-app.js';

const TICKET = { subject: 'Cannot log in', body: 'My password is refused since this morning.' };

interface Result {
  readonly ticket_id: string;
  readonly status: string;
  readonly classification: { readonly category: string };
  readonly response_draft: { readonly content: string };
  readonly workflow_steps: readonly {
    readonly step_name: string;
    readonly status: string;
    readonly error: string | null;
  }[];
}

(hasPostgresBinaries() ? describe : describe.skip)('When the database goes away', () => {
  let server: PostgresServer;
  let app: TestApp;

  beforeAll(async () => {
    server = await aPostgresServer({ fsync: true });
    app = await anApp({ DATABASE_URL: server.url });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  const process = (headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(request(app.server).post('/api/v1/workflow/process').set(headers).send({ ticket: TICKET }));
  const get = (path: string): Promise<Response> => Promise.resolve(request(app.server).get(path));
  const failed = ({ workflow_steps: steps }: Result): string[] =>
    steps.filter(({ status }) => status === 'failed').map(({ step_name }) => step_name);
  const recovered = (): Promise<Result> =>
    eventually(async () => {
      const { body } = (await process()) as { body: Result };
      if (body.status !== 'completed') throw new Error('not yet');
      return body;
    });

  it.each(['fast', 'immediate'] as const)(
    'answers on after a %s shutdown, says what failed, and recovers by itself',
    async (how) => {
      const { ticket_id: before } = await recovered();
      await server.stop(how);

      const { status, body } = (await process()) as { status: number; body: Result };
      expect(status).toBe(200);
      expect(body.status).toBe('failed');
      expect(failed(body)).toEqual(['duplicate_detection', 'persistence']);
      expect(body.classification.category).toBe('account');
      expect(body.response_draft.content.length).toBeGreaterThan(50);
      for (const { error } of body.workflow_steps)
        expect(error ?? '').not.toMatch(/ECONN|127\.0\.0\.1|select|postgres:/);

      for (const path of ['/api/v1/tickets', `/api/v1/tickets/${before}`]) {
        const refused = await get(path);
        expect(refused.status).toBe(503);
        expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
        expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
      }
      expect(await get('/health')).toMatchObject({ status: 503, body: { status: 'unhealthy' } });
      expect((await get('/health/live')).status).toBe(200);
      expect((await request(app.server).post('/api/v1/workflow/classify').send(TICKET)).status).toBe(200);

      await server.start();
      const { ticket_id: after } = await recovered();
      expect((await get(`/api/v1/tickets/${after}`)).status).toBe(200);
      expect((await get(`/api/v1/tickets/${before}`)).status).toBe(200);
      expect((await get(`/api/v1/tickets/${body.ticket_id}`)).status).toBe(404);
      expect((await get('/health')).body).toMatchObject({ status: 'healthy' });
    },
  );

  it('keeps no idempotent answer whose ticket was not stored', async () => {
    const key = { 'idempotency-key': 'while-it-was-down' };
    await recovered();
    await server.stop('immediate');
    expect(((await process(key)).body as Result).status).toBe('failed');
    await server.start();
    await recovered();
    const again = await process(key);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
    expect((again.body as Result).status).toBe('completed');
  });
});

(hasPostgresBinaries() ? describe : describe.skip)('When the database is not there at the start', () => {
  it('answers without it, says that it is not ready, and is ready once the database comes', async () => {
    const server = await aPostgresServer();
    await server.stop();
    const app = await anApp({ DATABASE_URL: server.url }, { awaitDatabase: false });
    const ready = async (): Promise<number> => (await request(app.server).get('/health/ready')).status;
    try {
      expect(await ready()).toBe(503);
      const answer = await request(app.server).post('/api/v1/workflow/process').send({ ticket: TICKET });
      expect(answer.status).toBe(200);
      await server.start();
      await eventually(async () => (await ready()) === 200);
      expect((await request(app.server).get('/api/v1/tickets')).body).toMatchObject({ total: 0 });
    } finally {
      await app.close();
      await server.close();
    }
  });
});
