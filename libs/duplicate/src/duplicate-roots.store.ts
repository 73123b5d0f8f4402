import { AdvisoryLock } from '@app/database';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

/** Where a ticket stands among its duplicates. */
export interface Rooted {
  readonly ticketId: string;
  readonly createdAt: Date;
  /** The ticket it is a duplicate of, or itself. */
  readonly rootId: string;
}

/** Which ticket a duplicate is one of, for those who know better than the search. */
@Injectable()
export class DuplicateRoots {
  /** Holds off everybody else who changes roots, tickets being stored included, until the transaction ends. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query('select pg_advisory_xact_lock($1)', [AdvisoryLock.duplicateRoots]);
  }

  /** Unknown tickets are left out. */
  async of(manager: EntityManager, ticketIds: readonly string[]): Promise<ReadonlyMap<string, Rooted>> {
    const rows = await manager.query<Rooted[]>(
      `select ticket_id as "ticketId", created_at as "createdAt", coalesce(root_id, ticket_id) as "rootId"
       from duplicate_fingerprints where ticket_id = any($1::uuid[])`,
      [ticketIds],
    );
    return new Map(rows.map((row) => [row.ticketId, row]));
  }

  /** Makes a ticket, and all that are duplicates of it, one of a root. */
  async join(manager: EntityManager, ticketId: string, rootId: string): Promise<void> {
    await manager.query('update duplicate_fingerprints set root_id = $2 where ticket_id = $1 or root_id = $1', [
      ticketId,
      rootId,
    ]);
  }

  /** Lets a ticket stand for itself again. */
  async part(manager: EntityManager, ticketId: string): Promise<void> {
    await manager.query('update duplicate_fingerprints set root_id = null where ticket_id = $1', [ticketId]);
  }
}
