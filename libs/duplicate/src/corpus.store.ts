import { Injectable } from '@nestjs/common';
import { preparedQuery } from '@app/database';
import { DataSource, type EntityManager } from 'typeorm';
import { type Corpus, EMPTY_CORPUS } from './corpus.js';
import { CORPUS, COUNT, MAY_COUNT, TAKE_UNCOUNTED } from './duplicate.queries.js';
import { inBody, inSubject, lengthOf } from './occurrences.js';
import { unpackTerms } from './packed.js';

/** Tickets that may go uncounted before somebody counts, and those counted at a time at most. */
const COUNT_EVERY = 100;
const COUNT_AT_ONCE = 500;

interface CorpusRow {
  readonly tickets: string;
  readonly subjectWords: string;
  readonly bodyWords: string;
  readonly counts: string | null;
}

/**
 * In how many tickets each term stands. A stored ticket waits in line, in the same transaction, until one writer takes
 * it out and adds its terms, in one transaction too: nothing is counted twice or lost, by whomever and whatever fails.
 */
@Injectable()
export class CorpusStore {
  private sinceCount = 0;

  constructor(private readonly database: DataSource) {}

  /** What is known of all tickets, and of these terms. */
  async of(terms: readonly number[], manager?: EntityManager): Promise<Corpus> {
    const [row] =
      manager === undefined
        ? await preparedQuery<CorpusRow>(this.database, { name: 'duplicate_corpus', text: CORPUS }, [terms])
        : await manager.query<CorpusRow[]>(CORPUS, [terms]);
    if (row === undefined) return EMPTY_CORPUS;
    const counts = (row.counts ?? '').split(',');
    return {
      tickets: Number(row.tickets),
      subjectWords: Number(row.subjectWords),
      bodyWords: Number(row.bodyWords),
      ticketsWith: new Map(terms.map((term, place) => [term, Number(counts[place])])),
    };
  }

  /** Counts what waits, now and then, within the transaction that stored the tickets. */
  async stored(manager: EntityManager, tickets: number): Promise<void> {
    this.sinceCount += tickets;
    if (this.sinceCount < COUNT_EVERY) return;
    this.sinceCount = 0;
    await this.countWaiting(manager);
  }

  async countWaiting(manager: EntityManager): Promise<void> {
    const [lock] = await manager.query<{ free: boolean }[]>(MAY_COUNT);
    if (lock?.free !== true) return;
    const rows = await manager.query<{ terms: Buffer; counts: Buffer | null }[]>(TAKE_UNCOUNTED, [COUNT_AT_ONCE]);
    const ticketsWith = new Map<number, number>();
    let [subjectWords, bodyWords] = [0, 0];
    for (const { terms, counts } of rows) {
      for (const term of unpackTerms(terms)) ticketsWith.set(term, (ticketsWith.get(term) ?? 0) + 1);
      subjectWords += counts === null ? 0 : lengthOf(counts, inSubject);
      bodyWords += counts === null ? terms.length / 4 : lengthOf(counts, inBody);
    }
    if (rows.length === 0) return;
    await manager.query(COUNT, [
      [...ticketsWith.keys()],
      [...ticketsWith.values()],
      rows.length,
      subjectWords,
      bodyWords,
    ]);
  }
}
