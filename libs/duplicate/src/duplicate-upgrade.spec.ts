import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@app/testing';
import { readTicket } from '@app/text';
import { type QueryRunner } from 'typeorm';
import { v7 as newId } from 'uuid';
import { DuplicateIndex1760000000001 } from '../../../apps/api/src/migrations/1760000000001-duplicate-index.js';
import { DuplicateRanking1760000000020 } from '../../../apps/api/src/migrations/1760000000020-duplicate-ranking.js';
import { DuplicateBlocks1760000000024 } from '../../../apps/api/src/migrations/1760000000024-duplicate-blocks.js';
import { IndexFixture, Tickets1759999999999 } from './duplicate-index.fixture.js';
import { packTerms } from './packed.js';
import { termOf } from './term.js';

const NOBODY = { customerId: null, customerEmail: null };
const TEXT = { subject: 'Viewer crashes', body: 'It closes as soon as I load a drawing from the network folder.' };

describe('the upgrade of the duplicate index', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase({ entities: [], migrations: [Tickets1759999999999, DuplicateIndex1760000000001] });
  });
  afterAll(() => database.close());

  it('still finds and counts the tickets of before, and goes back without losing their postings', async () => {
    const { dataSource } = database;
    const { service, postings } = new IndexFixture(database);
    const print = service.fingerprint(readTicket(TEXT), NOBODY);
    const ticketId = newId();
    await dataSource.query('insert into tickets values ($1)', [ticketId]);
    await dataSource.query(
      `with stored as (
         insert into duplicate_fingerprints (ticket_id, created_at, text_hash, terms)
         values ($1, '2026-03-02', $2, $3) returning doc, created_at)
       insert into duplicate_terms (term, doc, created_at)
       select term, doc, created_at from stored cross join unnest($4::int[]) as term`,
      [ticketId, newId(), packTerms(print.terms), print.terms],
    );

    const migrations = [new DuplicateRanking1760000000020(), new DuplicateBlocks1760000000024()];
    const run = async (change: (runner: QueryRunner) => Promise<void>): Promise<void> => {
      const runner = dataSource.createQueryRunner();
      await change(runner);
      await runner.release();
    };
    for (const migration of migrations) await run((runner) => migration.up(runner));
    const [waiting] = await service.ranked(print, { before: new Date('2026-03-03') });
    expect(waiting).toMatchObject({ ticketId });
    await service.indexStored();
    const [indexed] = await service.ranked(print, { before: new Date('2026-03-03') });
    expect(indexed).toMatchObject({ ticketId });
    const { corpus } = await postings.lookUp([termOf('viewer')]);
    expect(corpus).toMatchObject({ tickets: 1, ticketsWith: new Map([[termOf('viewer'), 1]]) });

    for (const migration of migrations.toReversed()) await run((runner) => migration.down(runner));
    const terms = await dataSource.query<{ term: number }[]>('select term from duplicate_terms');
    expect(terms.map(({ term }) => term).toSorted()).toEqual(print.terms.toSorted());
  });
});
