import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskConfig } from '@app/platform';
import { aDatabase, type TestDatabase } from '@app/testing';
import { readTicket } from '@app/text';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { v7 as newId } from 'uuid';
import { DuplicateIndex1760000000001 } from '../../../apps/api/src/migrations/1760000000001-duplicate-index.js';
import { DuplicateRanking1760000000020 } from '../../../apps/api/src/migrations/1760000000020-duplicate-ranking.js';
import { CorpusStore } from './corpus.store.js';
import { duplicatesFile } from './duplicate.config.js';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';
import { packTerms } from './packed.js';
import { termOf } from './term.js';

/** All that the index needs of the tickets. */
class Tickets1759999999999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table tickets (id uuid primary key, status text not null default 'pending')`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tickets');
  }
}

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
    const corpora = new CorpusStore(dataSource);
    const service = new DuplicateService(
      DeskConfig.load('config', [duplicatesFile]),
      new DuplicateStore(dataSource, corpora),
    );
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

    const runner = dataSource.createQueryRunner();
    await new DuplicateRanking1760000000020().up(runner);
    await runner.release();
    const [best] = await service.ranked(print, { before: new Date('2026-03-03') });
    expect(best).toMatchObject({ ticketId });
    await dataSource.transaction((manager) => corpora.countWaiting(manager));
    expect(await corpora.of([termOf('viewer')])).toMatchObject({
      tickets: 1,
      ticketsWith: new Map([[termOf('viewer'), 1]]),
    });

    const back = dataSource.createQueryRunner();
    await new DuplicateRanking1760000000020().down(back);
    await back.release();
    const [postings] = await dataSource.query<{ count: number }[]>(
      'select count(*)::int as count from duplicate_terms',
    );
    expect(postings).toEqual({ count: print.terms.length });
  });
});
