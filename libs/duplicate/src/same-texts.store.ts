import { AdvisoryLock } from '@app/database';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { compareCustomers, type CustomerKeys, isSameCustomer, keysOf } from './customer.js';
import { type DuplicateMatch } from './duplicate.dto.js';
import { type Fingerprint } from './fingerprint.js';
import { reasonsFor } from './reasons.js';
import { isSameTicket } from './verdict.js';

/** A ticket that is about to be stored. */
export interface Newcomer {
  readonly ticketId: string;
  readonly createdAt: Date;
  readonly fingerprint: Fingerprint;
  /** What its search had found. */
  readonly duplicateOf: DuplicateMatch | null;
  /** Whether it was to be searched for at all. */
  readonly isSought: boolean;
}

/** A ticket of the same text, and the one to point to. */
interface Twin {
  readonly createdAt: Date;
  readonly customer: CustomerKeys;
  readonly root: { readonly ticketId: string; readonly createdAt: Date; readonly customer: CustomerKeys };
  readonly isOpen: boolean;
}

interface TwinRow {
  readonly textHash: string;
  readonly createdAt: Date;
  readonly customerId: string | null;
  readonly customerEmail: string | null;
  readonly rootId: string;
  readonly rootCreatedAt: Date;
  readonly rootCustomerId: string | null;
  readonly rootCustomerEmail: string | null;
  readonly isOpen: boolean;
}

/** Tickets that are worked on at the same time may be stored in another order than they came in. */
const OVERTAKING = '5 minutes';
const NEWEST_TWINS = 20;

/** Locks are taken in the order of their keys, so that two writers wait in line and never for each other. */
const LOCK = `
  select pg_advisory_xact_lock_shared($1)
  union all select pg_advisory_xact_lock(key) from unnest($2::bigint[]) as key`;

/** $1 distinct text hashes, $2 when the newest of the newcomers with that text came in */
const TWINS = `
  select wanted.text_hash as "textHash", twin.created_at as "createdAt", twin.customer_id_hash as "customerId",
    twin.customer_email_hash as "customerEmail", root.ticket_id as "rootId", root.created_at as "rootCreatedAt",
    root.customer_id_hash as "rootCustomerId", root.customer_email_hash as "rootCustomerEmail",
    (select status not in ('resolved', 'closed') from tickets where id = root.ticket_id) as "isOpen"
  from unnest($1::uuid[], $2::timestamptz[]) as wanted (text_hash, newest)
  cross join lateral (
    select * from duplicate_fingerprints
    where text_hash = wanted.text_hash and created_at < wanted.newest + interval '${OVERTAKING}'
    order by created_at desc limit ${NEWEST_TWINS}
  ) as twin
  cross join lateral (
    select * from duplicate_fingerprints where ticket_id = coalesce(twin.root_id, twin.ticket_id) limit 1
  ) as root`;

/**
 * Tells apart tickets of the very same text that are stored at the same moment, in whichever process: no search can see
 * what is not stored yet. The first to be stored is the original.
 */
@Injectable()
export class SameTexts {
  /**
   * The match of each newcomer whose text was stored while it was worked on, or stands before it among them. Call it
   * first in the transaction that stores them: it holds off all others with the same texts until that ends.
   */
  async settle(manager: EntityManager, newcomers: readonly Newcomer[]): Promise<ReadonlyMap<string, DuplicateMatch>> {
    const inOrder = newcomers.toSorted(olderFirst);
    const newest = new Map(inOrder.map(({ fingerprint, createdAt }) => [fingerprint.textHash, createdAt]));
    await manager.query(LOCK, [AdvisoryLock.duplicateRoots, [...newest.keys()].sort().map(lockKey)]);
    const twins = await this.stored(manager, newest);
    const found = new Map<string, DuplicateMatch>();
    for (const newcomer of inOrder) {
      if (newcomer.duplicateOf !== null) continue;
      const known = twins.get(newcomer.fingerprint.textHash) ?? [];
      const match = newcomer.isSought ? matchAmong(known, newcomer) : undefined;
      if (match !== undefined) found.set(newcomer.ticketId, match);
      else twins.set(newcomer.fingerprint.textHash, [...known, asTwin(newcomer)]);
    }
    return found;
  }

  private async stored(manager: EntityManager, newest: ReadonlyMap<string, Date>): Promise<Map<string, Twin[]>> {
    const rows = await manager.query<TwinRow[]>(TWINS, [[...newest.keys()], [...newest.values()]]);
    const twins = new Map<string, Twin[]>();
    for (const row of rows) {
      const hash = row.textHash.replaceAll('-', '');
      twins.set(hash, [...(twins.get(hash) ?? []), toTwin(row)]);
    }
    return twins;
  }
}

function matchAmong(twins: readonly Twin[], { fingerprint, createdAt }: Newcomer): DuplicateMatch | undefined {
  const twin = twins.find(({ customer }) =>
    isSameTicket(fingerprint, compareCustomers(fingerprint.customer, customer)),
  );
  if (twin === undefined) return undefined;
  const { root, isOpen } = twin;
  const customer = compareCustomers(fingerprint.customer, twin.customer);
  const text = { identical: true, closeness: null, terms: fingerprint.terms, createdAt: twin.createdAt, ...customer };
  return {
    ticketId: root.ticketId,
    createdAt: root.createdAt,
    similarityScore: 1,
    sameCustomer: isSameCustomer(compareCustomers(fingerprint.customer, root.customer)),
    reasons: reasonsFor(fingerprint, text, createdAt),
    isOpen,
    possibleRegression: !isOpen,
  };
}

function asTwin({ ticketId, createdAt, fingerprint: { customer } }: Newcomer): Twin {
  return { createdAt, customer, root: { ticketId, createdAt, customer }, isOpen: true };
}

function toTwin(row: TwinRow): Twin {
  return {
    createdAt: row.createdAt,
    customer: keysOf(row),
    root: {
      ticketId: row.rootId,
      createdAt: row.rootCreatedAt,
      customer: keysOf({ customerId: row.rootCustomerId, customerEmail: row.rootCustomerEmail }),
    },
    isOpen: row.isOpen,
  };
}

/** The first 64 bits of a hash. */
function lockKey(hash: string): string {
  return BigInt.asIntN(64, BigInt(`0x${hash.slice(0, 16)}`)).toString();
}

function olderFirst(a: Newcomer, b: Newcomer): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.ticketId < b.ticketId ? -1 : 1);
}
