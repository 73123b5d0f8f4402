import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { anApp, type TestApp } from './an-app.js';

const PROCESS = '/api/v1/workflow/process';
const ROUTE = '/api/v1/workflow/route';
const RESPOND = '/api/v1/workflow/respond';
const TICKETS = '/api/v1/tickets';
const text = { subject: 'x', body: 'y' };
const classified = { ...text, category: 'billing', severity: 'low' };
const ticket = (changes: object): object => ({ ticket: { ...text, ...changes } });

interface Problem {
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly request_id: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

describe('Bad input', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  const problemOf = (response: Response, status: number): Problem => {
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    const problem = response.body as Problem;
    expect(problem).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status,
      detail: expect.any(String),
      request_id: response.headers['x-request-id'],
    });
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|at [A-Z]\w+\.|select |insert /);
    return problem;
  };
  const stored = async (): Promise<number> =>
    ((await request(app.server).get(TICKETS)).body as { total: number }).total;

  describe('in a body is a 422 that points at the field', () => {
    it.each([
      [PROCESS, {}, '/ticket'],
      [PROCESS, { ticket: null }, '/ticket'],
      [PROCESS, { ticket: [] }, '/ticket'],
      [PROCESS, { ticket: { body: 'y' } }, '/ticket/subject'],
      [PROCESS, ticket({ subject: 7 }), '/ticket/subject'],
      [PROCESS, ticket({ subject: ' \n ' }), '/ticket/subject'],
      [PROCESS, ticket({ subject: 'x'.repeat(501) }), '/ticket/subject'],
      [PROCESS, ticket({ body: '' }), '/ticket/body'],
      [PROCESS, ticket({ body: 'x'.repeat(50_001) }), '/ticket/body'],
      [PROCESS, ticket({ body: ['y'] }), '/ticket/body'],
      [PROCESS, ticket({ customer_email: 'not-an-address' }), '/ticket/customer_email'],
      [PROCESS, ticket({ customer_id: 'x'.repeat(101) }), '/ticket/customer_id'],
      [PROCESS, ticket({ external_id: 'x'.repeat(201) }), '/ticket/external_id'],
      [PROCESS, ticket({ external_id: 12 }), '/ticket/external_id'],
      [PROCESS, ticket({ metadata: 'text' }), '/ticket/metadata'],
      [PROCESS, ticket({ metadata: [1] }), '/ticket/metadata'],
      [PROCESS, ticket({ metadata: { a: 'x'.repeat(16 * 1024) } }), '/ticket/metadata'],
      [PROCESS, ticket({ customerEmail: 'a@b.example' }), '/ticket/customerEmail'],
      [PROCESS, { ...ticket({}), extra: 1 }, '/extra'],
      [PROCESS, { ...ticket({}), options: { skip_routing: 'yes' } }, '/options/skip_routing'],
      [PROCESS, { ...ticket({}), options: { response_tone: 'angry' } }, '/options/response_tone'],
      [PROCESS, { ...ticket({}), options: { unknown: true } }, '/options/unknown'],
      [ROUTE, { ...classified, category: 'nonsense' }, '/category'],
      [ROUTE, { ...classified, severity: 'extreme' }, '/severity'],
      [ROUTE, text, '/category'],
      [ROUTE, { ...classified, extracted_fields: 'ORD-1' }, '/extracted_fields'],
      [ROUTE, { ...classified, extracted_fields: null }, '/extracted_fields'],
      [ROUTE, { ...classified, extracted_fields: { order_id: 7 } }, '/extracted_fields'],
      [ROUTE, { ...classified, extracted_fields: { fields: [{ value: 'x' }] } }, '/extracted_fields'],
      [RESPOND, { ...classified, tone: 'angry' }, '/tone'],
      [RESPOND, { ...classified, customer_name: 'x'.repeat(201) }, '/customer_name'],
      ['/api/v1/workflow/extract', { ...text, category: 'nonsense' }, '/category'],
      ['/api/v1/workflow/classify', { ...text, colour: 'red' }, '/colour'],
    ])('%s %j: %s', async (path, body, pointer) => {
      const problem = problemOf(await request(app.server).post(path).send(body), 422);
      expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
      expect(problem.instance).toBe(path);
    });

    it.each(['null', '[]', '"text"', '7', ''])('JSON that is no object: %s', async (json) => {
      const call = request(app.server).post(PROCESS).set('content-type', 'application/json').send(json);
      expect(problemOf(await call, 422).errors).toHaveLength(1);
    });
  });

  describe('that is no JSON is refused by its kind', () => {
    it.each([
      ['cut off', '{"ticket": {"subject": "x"', 400],
      ['with a trailing comma', '{"ticket": {},}', 400],
      ['nested a hundred thousand levels', '['.repeat(100_000), 400],
      ['over a mebibyte', JSON.stringify(ticket({ body: 'x'.repeat(1_100_000) })), 413],
    ])('%s', async (_, json, status) => {
      problemOf(await request(app.server).post(PROCESS).set('content-type', 'application/json').send(json), status);
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'multipart/form-data',
    ])('content type %s', async (type) => {
      problemOf(await request(app.server).post(PROCESS).set('content-type', type).send('{"ticket":{}}'), 415);
    });
  });

  describe('in the path or the query', () => {
    it.each([
      [`${TICKETS}?page=0`, 400],
      [`${TICKETS}?page=x`, 400],
      [`${TICKETS}?page_size=101`, 400],
      [`${TICKETS}?page=1000000`, 400],
      [`${TICKETS}?cursor=nonsense`, 400],
      [`${TICKETS}?created_from=yesterday`, 400],
      [`${TICKETS}?colour=red`, 400],
      [`${TICKETS}?status=lost`, 400],
      [`${TICKETS}?status=pending&status=closed`, 400],
      [`${TICKETS}/not-a-uuid`, 400],
      [`${TICKETS}/%E0%A4%A`, 400],
      [`${TICKETS}/${randomUUID()}`, 404],
      [`${TICKETS}/${randomUUID()}/duplicates`, 404],
      ['/api/v1/nothing', 404],
      ['/api/v2/tickets', 404],
      [PROCESS, 405],
    ])('%s is a %i', async (path, status) => {
      problemOf(await request(app.server).get(path), status);
    });

    it('names the methods that are allowed', async () => {
      const response = await request(app.server).delete(PROCESS);
      problemOf(response, 405);
      expect(response.headers.allow).toContain('POST');
    });

    it.each([
      [{}, ''],
      [{ comment: 'x', agent: 'y' }, ''],
      [{ category: 'nonsense' }, '/category'],
      [{ category: null }, '/category'],
      [{ severity: 7 }, '/severity'],
      [{ team: 'nobody' }, '/team'],
      [{ fields: {} }, '/fields'],
      [{ fields: ['order_id'] }, '/fields'],
      [{ fields: { order_id: 7 } }, '/fields'],
      [{ fields: { order_id: '' } }, '/fields'],
      [{ fields: { order_id: 'x'.repeat(2_001) } }, '/fields'],
      [{ fields: { colour: 'red' } }, '/fields/colour'],
      [{ draft_accepted: 'yes' }, '/draft_accepted'],
      [{ draft_final: 'x'.repeat(50_001) }, '/draft_final'],
      [{ category: 'billing', comment: 'x'.repeat(5_001) }, '/comment'],
      [{ category: 'billing', agent: 'x'.repeat(201) }, '/agent'],
      [{ category: 'billing', colour: 'red' }, '/colour'],
    ])('feedback %j is a 422 that points at %j', async (body, pointer) => {
      const path = `${TICKETS}/${randomUUID()}/feedback`;
      const problem = problemOf(await request(app.server).post(path).send(body), 422);
      expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
    });

    it('feedback on an unknown ticket is a 404', async () => {
      const path = `${TICKETS}/${randomUUID()}/feedback`;
      problemOf(await request(app.server).post(path).send({ category: 'billing' }), 404);
      problemOf(await request(app.server).get(path), 404);
    });

    it.each([{ status: 'lost' }, {}, { status: 'closed', subject: 'new' }])('PATCH with %j is a 422', async (body) => {
      problemOf(await request(app.server).patch(`${TICKETS}/${randomUUID()}`).send(body), 422);
    });
  });

  it('stores nothing', async () => {
    expect(await stored()).toBe(0);
  });

  it.each(["'; drop table tickets; --", '%00', '\u{202e}', '{{7*7}}', '<script>', '../../etc/passwd', '\\', '💥'])(
    'hostile text %j in a search finds nothing and harms nothing',
    async (hostile) => {
      const q = await request(app.server).get(TICKETS).query({ q: hostile, category: hostile, external_id: hostile });
      expect([200, 400]).toContain(q.status);
    },
  );

  it('keeps what cannot be stored as U+FFFD, one for one, so that offsets hold', async () => {
    const raw = '{"ticket":{"subject":"NUL\\u0000 and half \\ud83d","body":"order ORD-1234\\u0000"}}';
    const sent = await request(app.server).post(PROCESS).set('content-type', 'application/json').send(raw);
    expect(sent.status).toBe(200);
    const { ticket_id } = sent.body as { ticket_id: string };
    const { body } = (await request(app.server).get(`${TICKETS}/${ticket_id}`)) as {
      body: { subject: string; body: string };
    };
    expect(body).toMatchObject({ subject: 'NUL\u{fffd} and half \u{fffd}', body: 'order ORD-1234\u{fffd}' });
  });

  it('answers a caller who sends no sane request id with one of its own', async () => {
    const sane = await request(app.server).get('/').set('x-request-id', 'desk-42');
    expect(sane.headers['x-request-id']).toBe('desk-42');
    const silly = await request(app.server).get('/nothing').set('x-request-id', 'a b<c>');
    expect(silly.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is a problem document even where HTTP itself is broken', async () => {
    const { port } = app.server.address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = httpRequest({ port, host: '127.0.0.1', headers: { 'x-long': 'x'.repeat(100_000) } }, (response) => {
        expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      call.end();
    });
    expect(status).toBe(431);
  });
});
