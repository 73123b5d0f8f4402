import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { severitiesFile } from '@app/classification';
import { DeskConfig } from '@app/platform';
import { aDatabase, type TestDatabase } from '@app/testing';
import { IncidentTerms1760000000025 } from '../../../apps/api/src/migrations/1760000000025-incident-terms.js';
import { Incidents1760000000022 } from '../../../apps/api/src/migrations/1760000000022-incidents.js';
import { Tickets1760000000000 } from '../../../apps/api/src/migrations/1760000000000-tickets.js';
import { incidentsFile } from './incident.config.js';
import { IncidentHistory } from './incident-history.store.js';

/** One ticket every minute. */
const STORED = `
  insert into tickets (id, subject, body, customer_id, metadata, triage_status, needs_review, created_at)
  select gen_random_uuid(), 'Invoice', 'Where is invoice ' || i, 'customer ' || i, '{}', 'completed', false,
    now() - make_interval(mins => $1::int + i)
  from generate_series(1, $2::int) as i`;
const IN_ORDER = `
  select count(*)::int as seen, bool_and(later) as "isInOrder" from (
    select doc > lag(doc) over (order by seen_at) is not false as later from incident_signals
  ) as signals`;

describe('IncidentHistory', () => {
  let database: TestDatabase;
  let history: IncidentHistory;
  beforeAll(async () => {
    const migrations = [Tickets1760000000000, Incidents1760000000022, IncidentTerms1760000000025];
    database = await aDatabase({ entities: [], migrations });
    history = new IncidentHistory(DeskConfig.load('config', [severitiesFile, incidentsFile]), database.dataSource);
  });
  afterAll(() => database.close());

  it('learns stored tickets of the last days once, numbered as they came in', async () => {
    await database.dataSource.query(STORED, [60, 700]);
    await database.dataSource.query(STORED, [8 * 24 * 60, 5]);
    expect(await history.learn()).toBe(700);
    expect(await history.learn()).toBe(0);
    const found = await database.dataSource.query<[{ seen: number; isInOrder: boolean }]>(IN_ORDER);
    expect(found).toEqual([{ seen: 700, isInOrder: true }]);
    const [{ uses }] = await database.dataSource.query<[{ uses: number }]>(
      'select max(uses)::int as uses from (select count(*) as uses from incident_terms group by term) as terms',
    );
    expect(uses).toBe(700);
  });
});
