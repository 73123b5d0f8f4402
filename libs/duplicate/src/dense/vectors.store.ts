import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type VectorSpace } from './vector-spaces.store.js';

/** An older ticket whose vector points nearly the same way. */
export interface Neighbour {
  readonly doc: number;
  readonly ticketId: string;
  readonly cosine: number;
}

/** Which tickets a search for neighbours may give. */
export interface NeighbourScope {
  readonly excludeId: string | null;
  readonly before: Date;
  readonly since: Date;
}

export interface StoredVector {
  readonly ticketId: string;
  readonly createdAt: Date;
  readonly vector: Float32Array;
}

/** A ticket that has no vector yet. */
export interface Unplaced {
  readonly ticketId: string;
  readonly createdAt: Date;
}

export const NEIGHBOURS = 50;

/**
 * The index is walked until so many rows passed the filter, but not for ever; twice the neighbours are held meanwhile.
 * For this transaction alone: a pool's other users keep their settings.
 */
const WALK = `
  select set_config('hnsw.ef_search', '${2 * NEIGHBOURS}', true), set_config('hnsw.iterative_scan', 'relaxed_order', true),
    set_config('hnsw.max_scan_tuples', '20000', true)`;

/** $1 vector, $2 only older than, $3 not older than, $4 the ticket itself or null */
export const nearest = (table: string): string => `
  with nearest as materialized (
    select ticket_id, embedding <=> $1::text::halfvec as distance
    from ${table}
    where created_at < $2 and created_at >= $3 and ticket_id is distinct from $4
    order by embedding <=> $1::text::halfvec limit ${NEIGHBOURS}
  )
  select ticket_id as "ticketId", doc, 1 - distance as cosine
  from nearest
  cross join lateral (
    select doc from duplicate_fingerprints where ticket_id = nearest.ticket_id limit 1
  ) as ticket
  order by distance`;

/** The vectors of tickets, in the table of their space. */
@Injectable()
export class Vectors {
  constructor(private readonly database: DataSource) {}

  /** Nearest first. */
  async nearest(
    { table }: VectorSpace,
    vector: Float32Array,
    { before, since, excludeId }: NeighbourScope,
  ): Promise<Neighbour[]> {
    return this.database.transaction(async (manager) => {
      await manager.query(WALK);
      return manager.query<Neighbour[]>(nearest(table), [literalOf(vector), before, since, excludeId]);
    });
  }

  /** In the caller's transaction; a ticket that has one keeps it, and one that is not in the index gets none. */
  async insertMany(manager: EntityManager, { table }: VectorSpace, rows: readonly StoredVector[]): Promise<void> {
    if (rows.length === 0) return;
    const inOrder = rows.toSorted((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
    await manager.query(
      `insert into ${table} (ticket_id, created_at, embedding)
       select entry.id, entry.created_at, entry.embedding::halfvec
       from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as entry (id, created_at, embedding)
       where exists (select from duplicate_fingerprints as known where known.ticket_id = entry.id)
       on conflict (ticket_id) do nothing`,
      [
        inOrder.map(({ ticketId }) => ticketId),
        inOrder.map(({ createdAt }) => createdAt),
        inOrder.map(({ vector }) => literalOf(vector)),
      ],
    );
  }

  /** The same in a transaction of its own. */
  async insert(space: VectorSpace, rows: readonly StoredVector[]): Promise<void> {
    await this.database.transaction((manager) => this.insertMany(manager, space, rows));
  }

  /** Of the tickets before a place, newest first, those without a vector. */
  async missing({ table }: VectorSpace, before: Unplaced | null, limit: number): Promise<Unplaced[]> {
    return this.database.query<Unplaced[]>(
      `select ticket_id as "ticketId", created_at as "createdAt" from duplicate_fingerprints as ticket
       where ($1::timestamptz is null or (created_at, ticket_id) < ($1, $2::uuid))
         and not exists (select from ${table} as placed where placed.ticket_id = ticket.ticket_id)
       order by created_at desc, ticket_id desc limit $3`,
      [before?.createdAt ?? null, before?.ticketId ?? null, limit],
    );
  }

  async countMissing({ table }: VectorSpace): Promise<number> {
    const [row] = await this.database.query<{ missing: number }[]>(
      `select count(*)::int as missing from duplicate_fingerprints as ticket
       where not exists (select from ${table} as placed where placed.ticket_id = ticket.ticket_id)`,
    );
    return row?.missing ?? 0;
  }
}

/** As pgvector reads one: half the digits of a double say all that it keeps. */
function literalOf(vector: Float32Array): string {
  return `[${Array.from(vector, (part) => part.toPrecision(6)).join(',')}]`;
}
