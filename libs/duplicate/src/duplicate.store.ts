import { preparedQuery } from '@app/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Candidate, type Candidates } from './candidate.js';
import { CLOSED, REMEMBER, SEARCH } from './duplicate.queries.js';
import { type Fingerprint } from './fingerprint.js';
import { customerTerm, weightOf } from './term.js';

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
}

/** Terms under which a ticket can be found, and terms that a search looks up; a customer's own terms come on top. */
const INDEXED_TERMS = 20;
const SEARCHED_TERMS = 12;
const BYTES_PER_TERM = 4;

interface CandidateRow extends Omit<Candidate, 'root' | 'terms'> {
  readonly terms: Buffer;
  readonly rootId: string;
  readonly rootCreatedAt: Date;
  readonly rootSameId: boolean | null;
  readonly rootSameEmail: boolean | null;
  /** Of the terms that were looked up, in their order; an array literal. */
  readonly weights: string;
}

/** The index of fingerprints. */
@Injectable()
export class DuplicateStore {
  constructor(private readonly database: DataSource) {}

  async candidates({ fingerprint, excludeId, before, since, limit }: CandidateQuery): Promise<Candidates> {
    const { textHash, customer } = fingerprint;
    const terms = indexTerms(fingerprint, SEARCHED_TERMS);
    const weights = terms.map(weightOf);
    const about = [textHash, customer.id, customer.email, excludeId];
    const values = [terms, weights, since, before, limit, ...about];
    const rows = await preparedQuery<CandidateRow>(this.database, { name: 'duplicate_search', text: SEARCH }, values);
    const rarities = numbersOf(rows[0]?.weights ?? '{}');
    return {
      tickets: rows.map(toCandidate),
      rarities: new Map(terms.map((term, place) => [term, rarities[place] ?? 0])),
    };
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
      tickets.map(({ fingerprint }) => packed(fingerprint.terms)),
      tickets.map(({ fingerprint }) => arrayLiteral(indexTerms(fingerprint, INDEXED_TERMS))),
    ]);
  }
}

/** The most telling terms of the text, and those of its customer. */
function indexTerms({ terms, customer }: Fingerprint, limit: number): number[] {
  const chosen = new Set(terms.slice(0, limit));
  if (customer.id !== null) chosen.add(customerTerm(customer.id));
  if (customer.email !== null) chosen.add(customerTerm(customer.email));
  return [...chosen];
}

/** PostgreSQL has no array of arrays of unequal length, so each travels as its text. */
function arrayLiteral(terms: readonly number[]): string {
  return `{${terms.join(',')}}`;
}

/** Four bytes a term, least significant first. */
function packed(terms: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(terms.length * BYTES_PER_TERM);
  terms.forEach((term, place) => bytes.writeInt32LE(term, place * BYTES_PER_TERM));
  return bytes;
}

function unpacked(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / BYTES_PER_TERM }, (_, place) => bytes.readInt32LE(place * BYTES_PER_TERM));
}

function numbersOf(literal: string): number[] {
  return literal === '{}' ? [] : literal.slice(1, -1).split(',').map(Number);
}

function toCandidate({ identical, sameId, sameEmail, terms, createdAt, ...row }: CandidateRow): Candidate {
  const root = {
    ticketId: row.rootId,
    createdAt: row.rootCreatedAt,
    sameId: row.rootSameId,
    sameEmail: row.rootSameEmail,
  };
  return { identical, sameId, sameEmail, terms: unpacked(terms), createdAt, root };
}
