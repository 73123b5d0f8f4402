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
}

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
