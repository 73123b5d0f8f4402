import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { anApp, type TestApp } from './an-app.js';

const REPORTS = [
  'Webmail shows a blank page after I sign in',
  'Is the webmail down? I only get a blank window',
  'Our office sees a blank webmail this morning',
  'Blank screen instead of my inbox in webmail, please help',
  'Cannot read mail: webmail is blank',
  'Webmail stays blank in every browser',
];
/** A week of tickets about other things. */
const QUIET_WEEK = `
  insert into incident_signals (ticket_id, seen_at, customer)
  select gen_random_uuid(), now() - make_interval(mins => 10000 - i * 2), gen_random_uuid()
  from generate_series(1, 4900) as i`;

interface Processed {
  readonly ticket_id: string;
  readonly incident_id: string | null;
  readonly classification: { readonly severity: string; readonly reasoning: string | null };
}

/** A report of the outage, sent to an app. */
async function report(app: TestApp, place: number, options = {}): Promise<Processed> {
  const ticket = { subject: 'Help', body: REPORTS[place], customer_id: `customer ${place}` };
  const response = await request(app.server).post('/api/v1/workflow/process').send({ ticket, options }).expect(200);
  return response.body as Processed;
}

describe.each([true, false])('Members of an incident, with raise_members: %s', (raises) => {
  let app: TestApp;
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'incident-config-'));
    cpSync('config', directory, { recursive: true });
    const file = join(directory, 'incidents.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('raise_members: false', `raise_members: ${raises}`));
    app = await anApp({ CONFIG_DIR: directory });
    await app.nest.get(DataSource).query(QUIET_WEEK);
  });
  afterAll(() => app.close());

  it(raises ? 'get the suggested severity and say why' : 'keep their own severity', async () => {
    const results: Processed[] = [];
    for (const place of REPORTS.keys()) results.push(await report(app, place));
    expect(results.at(-1)?.incident_id).not.toBeNull();
    const [first, last] = [results[0]!.classification, results.at(-1)!.classification];
    expect(['low', 'medium']).toContain(first.severity);
    if (raises) {
      expect(last).toMatchObject({ severity: 'high', needs_review: true });
      expect(last.reasoning).toContain(`it belongs to incident ${results.at(-1)!.incident_id}`);
    } else {
      expect(['low', 'medium']).toContain(last.severity);
      expect(last.reasoning ?? '').not.toContain('incident');
    }
  });
});

describe('A ticket that cannot be stored', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
    await app.nest.get(DataSource).query(QUIET_WEEK);
  });
  afterAll(() => app.close());

  it('is answered without an incident, and no incident keeps it', async () => {
    const stored: string[] = [];
    for (const place of [0, 1, 2, 3, 4]) stored.push((await report(app, place)).ticket_id);
    const before = await request(app.server).get('/api/v1/incidents').expect(200);
    expect(before.body).toMatchObject({ items: [{ ticket_count: 5 }] });
    await app.nest.get(DataSource).query('alter table tickets rename to tickets_away');
    const lost = await report(app, 5);
    await app.nest.get(DataSource).query('alter table tickets_away rename to tickets');
    expect(lost).toMatchObject({ incident_id: null, status: 'failed' });
    const { items } = (await request(app.server).get('/api/v1/incidents').expect(200)).body as {
      items: { id: string; ticket_count: number }[];
    };
    expect(items).toMatchObject([{ ticket_count: 5, customer_count: 5 }]);
    const detail = await request(app.server).get(`/api/v1/incidents/${items[0]!.id}`).expect(200);
    const { tickets } = detail.body as { tickets: { ticket_id: string }[] };
    expect(tickets.map(({ ticket_id }) => ticket_id).sort()).toEqual(stored);
  });
});

describe('Incidents', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
    await app.nest.get(DataSource).query(QUIET_WEEK);
  });
  afterAll(() => app.close());

  const process = async (body: string, customer: string, options = {}): Promise<Processed> => {
    const ticket = { subject: 'Help', body, customer_id: customer };
    const response = await request(app.server).post('/api/v1/workflow/process').send({ ticket, options }).expect(200);
    return response.body as Processed;
  };
  const get = async <T>(path: string): Promise<T> => (await request(app.server).get(path).expect(200)).body as T;

  it('are none at first', async () => {
    expect(await get('/api/v1/incidents')).toEqual({ items: [], total: 0, page: 1, page_size: 20, pages: 0 });
  });

  it('tell the ticket that opens one, and every ticket that it took in', async () => {
    const results: Processed[] = [];
    for (const [place, text] of REPORTS.entries()) results.push(await process(text, `customer ${place}`));
    const id = results.at(-1)?.incident_id ?? '';
    expect(results[0]?.incident_id).toBeNull();
    const { items } = await get<{ items: object[] }>('/api/v1/incidents?open=true');
    expect(items).toMatchObject([
      { id, status: 'open', ticket_count: 6, customer_count: 6, suggested_severity: 'high' },
    ]);
    const { tickets } = await get<{ tickets: { ticket_id: string }[] }>(`/api/v1/incidents/${id}`);
    expect(tickets.map(({ ticket_id }) => ticket_id).sort()).toEqual(results.map(({ ticket_id }) => ticket_id));
    expect(await get(`/api/v1/tickets/${results[0]!.ticket_id}`)).toMatchObject({ incident_id: id });
    const list = await get<{ items: { incident_id: string }[] }>('/api/v1/tickets');
    expect(list.items.map(({ incident_id }) => incident_id)).toEqual(REPORTS.map(() => id));
    const metrics = await request(app.server).get('/metrics').expect(200);
    expect(metrics.text).toContain('incidents_open 1');
  });

  it('are not looked for where duplicates are not', async () => {
    const { incident_id } = await process(REPORTS[0]!, 'customer 9', { enable_duplicate_detection: false });
    expect(incident_id).toBeNull();
  });

  it('that nobody knows are not found, and bad questions are refused', async () => {
    await request(app.server).get('/api/v1/incidents/00000000-0000-7000-8000-000000000000').expect(404);
    await request(app.server).get('/api/v1/incidents?open=perhaps').expect(400);
  });
});
