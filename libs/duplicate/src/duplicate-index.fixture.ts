import { DeskConfig } from '@app/platform';
import { aDatabase, type TestDatabase } from '@app/testing';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { DuplicateIndex1760000000001 } from '../../../apps/api/src/migrations/1760000000001-duplicate-index.js';
import { DuplicateRanking1760000000020 } from '../../../apps/api/src/migrations/1760000000020-duplicate-ranking.js';
import { DuplicateBlocks1760000000024 } from '../../../apps/api/src/migrations/1760000000024-duplicate-blocks.js';
import { meaningsIn } from './dense/meanings.fixture.js';
import { duplicatesFile } from './duplicate.config.js';
import { DuplicateService } from './duplicate.service.js';
import { DuplicateStore } from './duplicate.store.js';
import { Postings } from './postings/postings.js';
import { PostingsMerger } from './postings/postings-merger.service.js';
import { PostingsStore } from './postings/postings.store.js';
import { WaitingTickets } from './postings/waiting-tickets.js';

/** All that the index needs of the tickets. */
export class Tickets1759999999999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table tickets (id uuid primary key, status text not null default 'pending')`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tickets');
  }
}

/** An index of duplicates in a database of its own, as one process works on it. */
export class IndexFixture {
  static readonly migrations = [
    Tickets1759999999999,
    DuplicateIndex1760000000001,
    DuplicateRanking1760000000020,
    DuplicateBlocks1760000000024,
  ];
  readonly postings: PostingsStore;
  readonly merger: PostingsMerger;
  readonly service: DuplicateService;

  constructor(readonly database: TestDatabase) {
    const { dataSource } = database;
    this.postings = new PostingsStore(dataSource);
    this.merger = new PostingsMerger(this.postings);
    const found = new Postings(this.postings, new WaitingTickets(this.postings), this.merger);
    const desk = DeskConfig.load('config', [duplicatesFile]);
    const store = new DuplicateStore(dataSource, found);
    this.service = new DuplicateService(desk, store, this.merger, meaningsIn(dataSource));
  }

  static async create(): Promise<IndexFixture> {
    return new IndexFixture(await aDatabase({ entities: [], migrations: IndexFixture.migrations }));
  }

  async clear(): Promise<void> {
    await this.database.dataSource.query(
      'truncate tickets, duplicate_fingerprints, duplicate_blocks, duplicate_waiting',
    );
    await this.database.dataSource.query('update duplicate_corpus set tickets = 0, subject_words = 0, body_words = 0');
  }

  async close(): Promise<void> {
    await this.merger.onModuleDestroy();
    await this.database.close();
  }
}
