import { preparedQuery } from '@app/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Corpus, EMPTY_CORPUS } from '../corpus.js';
import { inBody, inSubject, lengthOf } from '../occurrences.js';
import { type PostedRow, toPostedTicket } from './posted-row.js';
import { type PostedTicket, postingCount, postingsOf } from './posting.js';
import { APPEND, COUNT, LOOK_UP, MAY_MERGE, OLDER_BLOCKS, POSTED, TAKE_WAITING } from './postings.queries.js';

/** The newest postings of a term. */
interface NewestBlock {
  readonly block: number;
  /** Empty where the term is common. */
  readonly postings: Buffer;
}

/** What the index says of some terms, as of one moment. */
export interface LookUp {
  readonly corpus: Corpus;
  readonly newest: ReadonlyMap<number, NewestBlock>;
  /** Numbers of tickets that are not in the index yet. */
  readonly waiting: readonly number[];
}

/** Blocks of a term, from `first` on to before `past`. */
export interface BlockRange {
  readonly term: number;
  readonly first: number;
  readonly past: number;
}

interface LookUpRow {
  readonly tickets: string;
  readonly subjectWords: string;
  readonly bodyWords: string;
  readonly waiting: string | null;
  readonly newest: Buffer | null;
}

const HEADER_BYTES = 12;
const BLOCK_AT = 4;
const LENGTH_AT = 8;

/**
 * In which tickets each term stands, in blocks of some hundred postings that only ever grow at their end. A stored ticket
 * waits in line, in the same transaction, until one writer takes it out and appends it, in one transaction too: nothing
 * is lost or counted twice, by whomever and whatever fails.
 */
@Injectable()
export class PostingsStore {
  constructor(private readonly database: DataSource) {}

  async lookUp(terms: readonly number[]): Promise<LookUp> {
    const statement = { name: 'duplicate_look_up', text: LOOK_UP };
    const [row] = await preparedQuery<LookUpRow>(this.database, statement, [terms]);
    if (row === undefined) return { corpus: EMPTY_CORPUS, newest: new Map(), waiting: [] };
    const ticketsWith = new Map<number, number>();
    const newest = new Map<number, NewestBlock>();
    // Null where there are no terms.
    const blocks = row.newest ?? Buffer.alloc(0);
    let at = 0;
    for (const term of terms) {
      const start = at + HEADER_BYTES;
      ticketsWith.set(term, blocks.readInt32BE(at));
      const length = blocks.readInt32BE(at + LENGTH_AT);
      newest.set(term, { block: blocks.readInt32BE(at + BLOCK_AT), postings: blocks.subarray(start, start + length) });
      at = start + length;
    }
    const { tickets, subjectWords, bodyWords, waiting } = row;
    return {
      corpus: {
        tickets: Number(tickets),
        subjectWords: Number(subjectWords),
        bodyWords: Number(bodyWords),
        ticketsWith,
      },
      newest,
      waiting: waiting === null ? [] : waiting.split(',').map(Number),
    };
  }

  /** Postings by term. */
  async older(ranges: readonly BlockRange[]): Promise<ReadonlyMap<number, Buffer>> {
    if (ranges.length === 0) return new Map();
    const rows = await preparedQuery<{ term: number; postings: Buffer }>(
      this.database,
      { name: 'duplicate_older_blocks', text: OLDER_BLOCKS },
      [ranges.map(({ term }) => term), ranges.map(({ first }) => first), ranges.map(({ past }) => past)],
    );
    return new Map(rows.map(({ term, postings }) => [term, postings]));
  }

  /** Without those that were deleted. */
  async posted(docs: readonly number[]): Promise<PostedTicket[]> {
    if (docs.length === 0) return [];
    const rows = await preparedQuery<PostedRow>(this.database, { name: 'duplicate_posted', text: POSTED }, [docs]);
    return rows.map(toPostedTicket);
  }

  /**
   * Puts up to so many waiting tickets into the index, or none where it fails.
   * @returns how many; 0 too where another writer is at it
   */
  merge(most: number): Promise<number> {
    return this.database.transaction((manager) => this.mergeWithin(manager, most));
  }

  private async mergeWithin(manager: EntityManager, most: number): Promise<number> {
    const [lock] = await manager.query<{ free: boolean }[]>(MAY_MERGE);
    if (lock?.free !== true) return 0;
    const rows = await manager.query<PostedRow[]>(TAKE_WAITING, [most]);
    if (rows.length === 0) return 0;
    const postings = postingsOf(rows.map(toPostedTicket));
    const sizes = [...postings.values()].map(postingCount);
    await manager.query(APPEND, [[...postings.keys()], sizes, [...postings.values()]]);
    const words = (of: (occurrences: number) => number): number =>
      rows.reduce((sum, { counts }) => sum + (counts === null ? 0 : lengthOf(counts, of)), 0);
    await manager.query(COUNT, [rows.length, words(inSubject), words(inBody)]);
    return rows.length;
  }
}
