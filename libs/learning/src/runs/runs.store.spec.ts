import { aDatabase, eventually, type TestDatabase } from '@app/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskModels1760000000011 } from '../../../../apps/api/src/migrations/1760000000011-desk-models.js';
import { Feedback1760000000010 } from '../../../../apps/api/src/migrations/1760000000010-feedback.js';
import { Tickets1760000000000 } from '../../../../apps/api/src/migrations/1760000000000-tickets.js';
import { type ClaimedRun, RunsStore } from './runs.store.js';

const REQUEST = { occasion: 'request', tasks: ['category'], requestedBy: 'desk' } as const;

describe('RunsStore', () => {
  let database: TestDatabase;
  let runs: RunsStore;
  const query = <T>(sql: string): Promise<T> => database.dataSource.query<T>(sql);
  const claim = async (): Promise<ClaimedRun> => eventually(() => runs.claim());

  beforeAll(async () => {
    const migrations = [Tickets1760000000000, Feedback1760000000010, DeskModels1760000000011];
    database = await aDatabase({ entities: [], migrations });
    runs = new RunsStore(database.dataSource);
  });
  afterAll(() => database.close());
  beforeEach(() => query('truncate learning_runs cascade'));

  it('adds a second request to the run that waits', async () => {
    const first = await runs.enqueue(REQUEST);
    const second = await runs.enqueue({ ...REQUEST, tasks: ['severity', 'category'] });
    expect(second).toEqual({ ...first, tasks: ['category', 'severity'] });
    expect(await runs.find(first.id)).toMatchObject({ status: 'queued', requestedBy: 'desk', results: null });
  });

  it('gives a run to one process alone, and the next one only after it', async () => {
    await runs.enqueue(REQUEST);
    const claims = await Promise.all([runs.claim(), runs.claim(), runs.claim()]);
    expect(claims.filter((each) => each !== undefined)).toHaveLength(1);
    await runs.enqueue(REQUEST);
    expect(await runs.claim()).toBeUndefined();
    await runs.fail(
      claims.find((each) => each !== undefined)!,
      'x',
    );
    expect(await runs.claim()).toMatchObject({ status: 'running' });
  });

  it('takes a run from a process that died, and keeps nothing of what that one comes back with', async () => {
    await runs.enqueue(REQUEST);
    const dead = await claim();
    expect(await runs.hasWork()).toBe(false);
    await query(`update learning_runs set lease_until = now() - interval '1 second'`);
    expect(await runs.hasWork()).toBe(true);
    const heir = await claim();
    expect(heir).toMatchObject({ id: dead.id, attempts: 2 });
    expect(await runs.extend(dead)).toBe(false);
    const { manager } = database.dataSource;
    expect(await runs.complete(manager, dead, [])).toBe(false);
    expect(await runs.complete(manager, heir, [])).toBe(true);
    expect(await runs.find(heir.id)).toMatchObject({ status: 'completed', results: [] });
  });

  it('lets a run go to the next process at once', async () => {
    await runs.enqueue(REQUEST);
    await runs.letGo(await claim());
    expect(await claim()).toMatchObject({ attempts: 1 });
  });

  it('knows when enough corrections came since the last run', async () => {
    const ticket = '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e';
    await query(`insert into tickets (id, subject, body, metadata, triage_status, needs_review, created_at)
      values ('${ticket}', 's', 'b', '{}', 'completed', false, now()) on conflict do nothing`);
    const say = (column: string): Promise<unknown> =>
      query(`insert into feedback (id, ticket_id, ${column}, given_by, digest, created_at, answered_at)
        values (gen_random_uuid(), '${ticket}', 'x', 'desk', 'd', now(), now())`);
    await say('team');
    await say('category');
    expect(await runs.areCorrectionsDue(2)).toBe(false);
    await say('severity');
    expect(await runs.areCorrectionsDue(2)).toBe(true);
    await runs.enqueue(REQUEST);
    expect(await runs.areCorrectionsDue(1)).toBe(false);
  });

  it('finds its rows by indexes', async () => {
    await query(`insert into tickets (id, subject, body, metadata, triage_status, needs_review, created_at)
      select gen_random_uuid(), 's', 'b', '{}', 'completed', false, now() from generate_series(1, 500)`);
    await query(`insert into feedback (id, ticket_id, category, given_by, digest, created_at, answered_at)
      select gen_random_uuid(), id, 'x', 'desk', 'd', now() - interval '1 day', now()
      from tickets, generate_series(1, 10)`);
    await query('analyze feedback');
    const plan = async (sql: string): Promise<string> => JSON.stringify(await query(`explain (format json) ${sql}`));
    const [ticket] = await query<[{ id: string }]>('select id from tickets limit 1');
    expect(await plan(`select from feedback where ticket_id = '${ticket.id}' order by id desc limit 1`)).toContain(
      'feedback_of_ticket',
    );
    expect(
      await plan(`select from feedback where (category is not null or severity is not null)
        and created_at > now() - interval '1 minute' limit 25`),
    ).toContain('feedback_teaching');
    expect(await plan('select id from feedback order by id desc limit 1')).toContain('feedback_pkey');
  });
});
