import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readTicket } from '@app/text';
import { v7 as newId } from 'uuid';
import { IndexFixture } from '../duplicate-index.fixture.js';
import { type IndexedTicket } from '../duplicate.store.js';
import { termOf } from '../term.js';
import { postingCount } from './posting.js';
import { LOOK_UP, OLDER_BLOCKS } from './postings.queries.js';

const NOBODY = { customerId: null, customerEmail: null };
const NOON = Date.UTC(2026, 2, 2, 12);

describe('the index of postings', () => {
  let index: IndexFixture;
  beforeAll(async () => {
    index = await IndexFixture.create();
  });
  afterAll(() => index.close());
  beforeEach(() => index.clear());

  const ticket = (body: string): IndexedTicket => ({
    ticketId: newId(),
    createdAt: new Date(NOON),
    fingerprint: index.service.fingerprint(readTicket({ subject: 'Viewer', body }), NOBODY),
    duplicateOf: null,
  });
  const store = (entries: readonly IndexedTicket[], dies = false): Promise<void> =>
    index.database.dataSource.transaction(async (manager) => {
      await manager.query('insert into tickets select unnest($1::uuid[])', [entries.map(({ ticketId }) => ticketId)]);
      await index.service.remember(manager, entries);
      if (dies) throw new Error('the process died');
    });
  const ticketsWith = async (...words: string[]): Promise<number[]> => {
    const { corpus } = await index.postings.lookUp(words.map(termOf));
    return [...corpus.ticketsWith.values()];
  };
  const plan = async (query: string, values: readonly unknown[]): Promise<string[]> => {
    const explain = `explain (analyze, buffers off) ${query}`;
    const rows = await index.database.dataSource.query<Record<string, string>[]>(explain, [...values]);
    return rows.map((row) => Object.values(row).join());
  };

  it('counts every ticket once, whoever stores and merges at the same time', async () => {
    const tickets = Array.from({ length: 450 }, (_, i) => ticket(`The drawing of case-${i}a is blank.`));
    const writers = Array.from({ length: 9 }, (_, i) => tickets.slice(i * 50, i * 50 + 50));
    await Promise.all(writers.map(async (own) => store(own).then(() => index.service.indexStored(30))));
    await index.service.indexStored();
    const { corpus, waiting } = await index.postings.lookUp(['viewer', '=case.17a', 'unheard'].map(termOf));
    expect(corpus).toMatchObject({ tickets: 450, subjectWords: 450 });
    expect([...corpus.ticketsWith.values()]).toEqual([450, 1, 0]);
    expect(waiting).toEqual([]);
  });

  it('holds nothing of what was rolled back', async () => {
    await expect(store([ticket('An export.')], true)).rejects.toThrow('the process died');
    await store([ticket('A drawing.')]);
    expect((await index.postings.lookUp([termOf('viewer')])).waiting).toHaveLength(1);
    await index.service.indexStored();
    expect(await ticketsWith('export', 'viewer')).toEqual([0, 1]);
  });

  it('keeps in line what could not be merged', async () => {
    const { dataSource } = index.database;
    await store([ticket('A drawing.')]);
    await dataSource.query('alter table duplicate_corpus rename to elsewhere');
    // The last statement of the merge fails, when all others are done.
    await expect(index.service.indexStored()).rejects.toThrow('duplicate_corpus');
    await dataSource.query('alter table elsewhere rename to duplicate_corpus');
    expect(await ticketsWith('viewer')).toEqual([0]);
    await index.service.indexStored();
    expect(await ticketsWith('viewer')).toEqual([1]);
  });

  it('merges by itself once some hundred wait for a search', async () => {
    const wanted = ticket('The drawing is blank.');
    await store(Array.from({ length: 199 }, () => ticket('The drawing is blank.')));
    await index.service.ranked(wanted.fingerprint, { before: new Date(NOON + 1) });
    await index.merger.onModuleDestroy();
    expect(await ticketsWith('viewer')).toEqual([0]);
    await store([wanted]);
    const other = new IndexFixture(index.database);
    await other.service.ranked(wanted.fingerprint, { before: new Date(NOON + 1) });
    await other.merger.onModuleDestroy();
    expect(await ticketsWith('viewer')).toEqual([200]);
  });

  it('finds a deleted ticket nowhere, though its postings stay', async () => {
    const gone = ticket('The drawing is blank.');
    await store([gone]);
    await index.service.indexStored();
    await index.database.dataSource.query('delete from tickets');
    expect(await index.service.ranked(gone.fingerprint, { before: new Date(NOON + 1) })).toEqual([]);
  });

  it('goes on in a new block when one is full, and reads older ones by range', async () => {
    for (let round = 0; round < 4; round += 1) {
      await store(Array.from({ length: 200 }, () => ticket('The drawing is blank.')));
      await index.service.indexStored();
    }
    const term = termOf('viewer');
    const { corpus, newest } = await index.postings.lookUp([term]);
    expect(corpus.ticketsWith.get(term)).toBe(800);
    // Every ticket holds it, so it is common: counted, not read.
    expect(newest.get(term)).toEqual({ block: 1, postings: Buffer.alloc(0) });
    const older = await index.postings.older([{ term, first: 0, past: 1 }]);
    expect(postingCount(older.get(term)!)).toBe(400);
  });

  it('is read by its key alone', async () => {
    await store(Array.from({ length: 300 }, (_, i) => ticket(`The drawing of case-${i}a is blank.`)));
    await index.service.indexStored();
    await index.database.dataSource.query('analyze duplicate_blocks');
    const terms = Array.from({ length: 40 }, (_, i) => termOf(`=case.${i}a`));
    const zeros = terms.map(() => 0);
    for (const lines of [await plan(LOOK_UP, [terms]), await plan(OLDER_BLOCKS, [terms, zeros, terms.map(() => 1)])]) {
      expect(lines.filter((line) => line.includes('Seq Scan on duplicate_blocks'))).toEqual([]);
      const reads = lines.filter((line) => line.includes('duplicate_blocks_pkey'));
      expect(reads.join()).toMatch(/rows=1(?:\.00)? loops=40\b/);
    }
  });
});
