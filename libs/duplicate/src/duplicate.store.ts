import { preparedQuery } from '@app/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Candidate, type Candidates } from './candidate.js';
import { type Near } from './dense/meanings.service.js';
import { CANDIDATES, CLOSED, REMEMBER } from './duplicate.queries.js';
import { type Fingerprint } from './fingerprint.js';
import { packGrams, packTerms, unpackGrams, unpackTerms } from './packed.js';
import { countsOf } from './postings/posted-row.js';
import { Postings } from './postings/postings.js';

/** A ticket as it enters the index. */
export interface IndexedTicket {
  readonly ticketId: string;
  readonly createdAt: Date;
  readonly fingerprint: Fingerprint;
  /** The older ticket that it was found to be a duplicate of. */
  readonly duplicateOf: string | null;
}

export interface CandidateQuery {
  readonly fingerprint: Fingerprint;
  readonly excludeId: string | null;
  /** Only tickets that came in earlier than this. */
  readonly before: Date;
  /** Similar tickets not older than this; the very same text may be. */
  readonly since: Date;
  /** Of the similar tickets, how many; those of the very same text come on top. */
  readonly limit: number;
  /** Tickets to compare as well, which are looked for meanwhile. */
  readonly near: Promise<Near>;
}

interface CandidateRow extends Omit<Candidate, 'root' | 'closeness' | 'terms' | 'counts' | 'grams'> {
  readonly terms: Buffer;
  /** Null, as `grams`, for tickets from before these were kept. */
  readonly counts: Buffer | null;
  readonly grams: Buffer | null;
  /** Null, as what follows, where the ticket is its own root. */
  readonly rootId: string | null;
  readonly rootCreatedAt: Date;
  readonly rootSameId: boolean | null;
  readonly rootSameEmail: boolean | null;
}

/** The index of fingerprints. */
@Injectable()
export class DuplicateStore {
  constructor(
    private readonly database: DataSource,
    private readonly postings: Postings,
  ) {}

  async candidates({ fingerprint, excludeId, before, since, limit, near }: CandidateQuery): Promise<Candidates> {
    const best = this.postings.best(fingerprint, { since, before }, limit);
    const [{ docs, corpus }, { docs: nearDocs, closeness }] = await Promise.all([best, near]);
    const { textHash, customer } = fingerprint;
    const values = [
      [...new Set([...docs, ...nearDocs])],
      since,
      before,
      textHash,
      customer.id,
      customer.email,
      excludeId,
    ];
    const statement = { name: 'duplicate_candidates', text: CANDIDATES };
    const rows = await preparedQuery<CandidateRow>(this.database, statement, values);
    return { tickets: rows.map((row) => toCandidate(row, closeness)), corpus };
  }

  /** Of these tickets, those that the desk has resolved or closed. */
  async closedAmong(ticketIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (ticketIds.length === 0) return new Set();
    const closed = { name: 'duplicate_closed', text: CLOSED };
    const rows = await preparedQuery<{ id: string }>(this.database, closed, [ticketIds]);
    return new Set(rows.map(({ id }) => id));
  }

  async insertMany(manager: EntityManager, tickets: readonly IndexedTicket[]): Promise<void> {
    if (tickets.length === 0) return;
    await manager.query(REMEMBER, [
      tickets.map(({ ticketId }) => ticketId),
      tickets.map(({ createdAt }) => createdAt),
      tickets.map(({ duplicateOf }) => duplicateOf),
      tickets.map(({ fingerprint }) => fingerprint.textHash),
      tickets.map(({ fingerprint }) => fingerprint.customer.id),
      tickets.map(({ fingerprint }) => fingerprint.customer.email),
      tickets.map(({ fingerprint }) => packTerms(fingerprint.terms)),
      tickets.map(({ fingerprint }) => Buffer.from(fingerprint.counts)),
      tickets.map(({ fingerprint }) => packGrams(fingerprint.grams)),
    ]);
  }
}

function toCandidate(row: CandidateRow, closeness: Near['closeness']): Candidate {
  const { ticketId, createdAt, identical, sameId, sameEmail } = row;
  const terms = unpackTerms(row.terms);
  return {
    ticketId,
    createdAt,
    identical,
    closeness: closeness.get(ticketId) ?? null,
    sameId,
    sameEmail,
    terms,
    counts: countsOf(terms, row.counts),
    grams: row.grams === null ? new Uint16Array() : unpackGrams(row.grams),
    root:
      row.rootId === null
        ? { ticketId, createdAt, sameId, sameEmail }
        : {
            ticketId: row.rootId,
            createdAt: row.rootCreatedAt,
            sameId: row.rootSameId,
            sameEmail: row.rootSameEmail,
          },
  };
}
