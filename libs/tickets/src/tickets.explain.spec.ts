import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@app/testing';
import { TicketLanguage1760000000005 } from '../../../apps/api/src/migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from '../../../apps/api/src/migrations/1760000000000-tickets.js';
import { type TicketFilter } from './ticket-filter.js';
import { TicketEntity } from './ticket.entity.js';
import { type ListWindow, TicketsRepository } from './tickets.repository.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];

const MIDDLE = new Date('2026-01-01T20:00:00.000Z');

/** 6,000 tickets, one every 20 seconds; a value that is looked for stands in one of 20, a customer in one of 40, a needle in one of 500. */
const FILL = `
  insert into tickets (id, subject, body, external_id, customer_id, customer_email, metadata, status, triage_status,
    language, category, severity, assigned_team, needs_review, created_at)
  select gen_random_uuid(), 'Ticket ' || i, 'Words of ticket ' || i || case when i % 500 = 0 then ' needle' else '' end,
    'ZD-' || i, 'C-' || i % 40, 'User' || i % 40 || '@example.com', '{}',
    case i % 20 when 1 then 'pending' else 'closed' end, 'completed',
    case i % 20 when 5 then 'de' else 'en' end, case i % 20 when 2 then 'billing' else 'technical' end, case i % 20 when 3 then 'low' else 'high' end,
    case i % 20 when 4 then 'product_team' else 'technical_support' end, false,
    timestamptz '2026-01-01' + make_interval(secs => i * 20)
  from generate_series(1, 6000) as i`;

describe('the plans behind the ticket list', () => {
  let database: TestDatabase;
  let tickets: TicketsRepository;
  let lastQuery: { readonly sql: string; readonly parameters: unknown };

  beforeAll(async () => {
    database = await aDatabase({
      entities: [TicketEntity],
      migrations: [Tickets1760000000000, TicketLanguage1760000000005],
    });
    const { dataSource } = database;
    tickets = new TicketsRepository(dataSource.getRepository(TicketEntity));
    await dataSource.query(FILL);
    // vacuum as well: it tells the planner which pages an index-only scan may trust.
    await dataSource.query('vacuum analyze tickets');
    dataSource.logger = {
      ...dataSource.logger,
      logQuery: (sql, parameters) => void (lastQuery = { sql, parameters }),
    };
  });
  afterAll(() => database.close());

  async function planOf(work: Promise<unknown>): Promise<Plan[]> {
    await work;
    const { sql, parameters } = lastQuery;
    const [row] = await database.dataSource.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
      `explain (format json) ${sql}`,
      parameters as unknown[],
    );
    return flat(row['QUERY PLAN'][0].Plan);
  }
  const indexesOf = (plan: readonly Plan[]): unknown[] => plan.flatMap((node) => node['Index Name'] ?? []);
  const nodesOf = (plan: readonly Plan[]): string[] => plan.map((node) => node['Node Type']);

  it.each<[string, TicketFilter, Partial<ListWindow>]>([
    ['tickets_newest', {}, {}],
    ['tickets_newest', {}, { offset: 2000 }],
    ['tickets_newest', { createdFrom: MIDDLE }, {}],
    ['tickets_newest', { createdTo: MIDDLE }, {}],
    ['tickets_by_category', { category: 'billing' }, {}],
    ['tickets_by_severity', { severity: 'low' }, {}],
    ['tickets_by_language', { language: 'de' }, {}],
    ['tickets_by_status', { status: 'pending' }, {}],
    ['tickets_by_assigned_team', { assignedTeam: 'product_team' }, {}],
    ['tickets_by_customer_id', { customerId: 'C-7' }, {}],
    ['tickets_by_customer_email', { customerEmail: 'USER7@example.com' }, {}],
    ['tickets_by_external_id', { externalId: 'ZD-77' }, {}],
  ])('walk %s in its order for %j %j', async (index, filter, window) => {
    for (const after of [undefined, { createdAt: MIDDLE, id: '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e' }]) {
      const plan = await planOf(tickets.list(filter, { limit: 21, ...window, after }));
      expect(indexesOf(plan)).toEqual([index]);
      expect(nodesOf(plan)).not.toContain('Sort');
    }
  });

  it('walk tickets_search for a rare word', async () => {
    expect(indexesOf(await planOf(tickets.list({ q: 'needle' }, { limit: 21, isSparse: true })))).toEqual([
      'tickets_search',
    ]);
    expect(indexesOf(await planOf(tickets.countUpTo(10_001, { q: 'needle' })))).toEqual(['tickets_search']);
  });

  it('walk the newest tickets for a word that stands in every one', async () => {
    expect(indexesOf(await planOf(tickets.list({ q: 'ticket' }, { limit: 21 })))).toEqual(['tickets_newest']);
  });

  it('gather first where they are told that few match', async () => {
    const plan = await planOf(tickets.list({ q: 'ticket' }, { limit: 21, isSparse: true }));
    expect(indexesOf(plan)).not.toContain('tickets_newest');
    expect(nodesOf(plan)).toContain('Sort');
  });

  it('count from an index', async () => {
    expect(indexesOf(await planOf(tickets.countUpTo(10_001, { category: 'billing' })))).toEqual([
      'tickets_by_category',
    ]);
  });

  it('look up the ids of an import one by one, even where the planner has counted nothing yet', async () => {
    await database.dataSource.query(`delete from pg_statistic where starelid = 'tickets'::regclass`);
    await database.dataSource.query(`update pg_class set reltuples = -1, relallvisible = 0 where relname = 'tickets'`);
    const batch = Array.from({ length: 500 }, (_, i) => `ZD-${i}`);
    const plan = await planOf(tickets.knownExternalIds(database.dataSource.manager, batch));
    expect(indexesOf(plan)).toEqual(['tickets_by_external_id']);
  });
});
