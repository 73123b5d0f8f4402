import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type DuplicateLink, type LinkVerdict } from './link.dto.js';

const READ = `
  select id, ticket_id as "ticketId", other_id as "otherId", verdict, score, agent, comment, given_by as "givenBy",
    created_at as "createdAt"
  from duplicate_links where ticket_id = $1 order by id desc`;

/** The newest word on each pair that the ticket is one of, whichever of the two was spoken of. */
const VERDICTS = `
  select distinct on (other) other, verdict
  from (
    select other_id as other, verdict, id from duplicate_links where ticket_id = $1
    union all
    select ticket_id, verdict, id from duplicate_links where other_id = $1
  ) as word
  order by other, id desc`;

/** The newest word on each pair of which the service had said how alike it is, for the newest of them. */
const JUDGED = `
  select score, verdict
  from (
    select distinct on (ticket_id, other_id) id, score, verdict from duplicate_links
    order by ticket_id, other_id, id desc
  ) as word
  where score is not null order by id desc limit $1`;

/** A pair that the service had scored and the desk judged. */
export interface JudgedPair {
  readonly score: number;
  readonly verdict: LinkVerdict;
}

/** The duplicate_links table; nobody else writes it, and nothing in it is ever changed. */
@Injectable()
export class LinksStore {
  constructor(private readonly dataSource: DataSource) {}

  /** What `work` does, all of it or nothing. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** Newest first. */
  async listFor(ticketId: string, manager: EntityManager = this.dataSource.manager): Promise<DuplicateLink[]> {
    return manager.query<DuplicateLink[]>(READ, [ticketId]);
  }

  async add(manager: EntityManager, link: DuplicateLink): Promise<void> {
    await manager.query(
      `insert into duplicate_links (id, ticket_id, other_id, verdict, score, agent, comment, given_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        link.id,
        link.ticketId,
        link.otherId,
        link.verdict,
        link.score,
        link.agent,
        link.comment,
        link.givenBy,
        link.createdAt,
      ],
    );
  }

  /** What the desk says now of the pairs that a ticket is one of, by the other ticket. */
  async verdictsFor(ticketId: string): Promise<ReadonlyMap<string, LinkVerdict>> {
    const rows = await this.dataSource.query<{ other: string; verdict: LinkVerdict }[]>(VERDICTS, [ticketId]);
    return new Map(rows.map(({ other, verdict }) => [other, verdict]));
  }

  async judged(limit: number): Promise<JudgedPair[]> {
    return this.dataSource.query<JudgedPair[]>(JUDGED, [limit]);
  }

  /** The id of the newest link, by which a process sees that there are others. */
  async newest(): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      'select id from duplicate_links order by id desc limit 1',
    );
    return row?.id ?? null;
  }
}
