import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository, type SelectQueryBuilder } from 'typeorm';
import { type TicketCursor } from './ticket-cursor.js';
import { matching, type TicketFilter } from './ticket-filter.js';
import { type NewTicket, TicketEntity, type TicketStatus } from './ticket.entity.js';

/** What a list shows of a ticket. */
const SUMMARY = [
  'id',
  'subject',
  'status',
  'externalId',
  'customerId',
  'customerEmail',
  'triageStatus',
  'language',
  'category',
  'severity',
  'assignedTeam',
  'priority',
  'needsReview',
  'duplicateOf',
  'similarityScore',
  'createdAt',
  'processedAt',
] as const satisfies readonly (keyof TicketEntity)[];

export type TicketRow = Pick<TicketEntity, keyof TicketEntity>;
export type TicketSummaryRow = Pick<TicketEntity, (typeof SUMMARY)[number]>;

/** What one ticket shows of another. */
export type TicketHead = Pick<TicketEntity, 'id' | 'subject' | 'status'>;

/** A part of the list: so many tickets after a place in it. */
export interface ListWindow {
  readonly limit: number;
  readonly offset?: number | undefined;
  readonly after?: TicketCursor | undefined;
  /**
   * Few tickets match, so find them all and sort them. Without it the newest are walked until enough match, which is
   * the whole table where hardly any does; the planner cannot know how rare a word is and walks all too gladly.
   */
  readonly isSparse?: boolean;
}

/** The tickets table; nobody else writes it. */
@Injectable()
export class TicketsRepository {
  constructor(@InjectRepository(TicketEntity) private readonly tickets: Repository<TicketEntity>) {}

  /** One statement for all of them, in the caller's transaction. */
  async insertMany(manager: EntityManager, tickets: readonly NewTicket[]): Promise<void> {
    await manager.query(INSERT, [JSON.stringify(tickets)]);
  }

  /** Those of the desk's own ids that a ticket has; within a transaction, as it sees them. */
  async knownExternalIds(manager: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await manager.query<{ id: string }[]>(KNOWN_EXTERNAL_IDS, [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  async find(id: string): Promise<TicketRow | null> {
    return this.tickets.findOneBy({ id });
  }

  /** Newest first. */
  async list(
    filter: TicketFilter,
    { limit, offset, after, isSparse = false }: ListWindow,
  ): Promise<TicketSummaryRow[]> {
    const query = this.select(filter)
      .select(SUMMARY.map((column) => `ticket.${column}`))
      // No index has the order of a sum, which leaves only the way that gathers first.
      .orderBy(isSparse ? `ticket.createdAt + interval '0'` : 'ticket.createdAt', 'DESC')
      .addOrderBy('ticket.id', 'DESC')
      .limit(limit)
      .offset(offset);
    if (after !== undefined) query.andWhere('(ticket.createdAt, ticket.id) < (:createdAt, :id)', { ...after });
    return query.getMany();
  }

  /** How many tickets match, counted up to a bound: an exact count of millions would read them all. */
  async countUpTo(bound: number, filter: TicketFilter): Promise<number> {
    const found = this.select(filter).select('1').limit(bound);
    const row = await this.tickets.manager
      .createQueryBuilder()
      .select('count(*)::int', 'count')
      .from(`(${found.getQuery()})`, 'found')
      .setParameters(found.getParameters())
      .getRawOne<{ count: number }>();
    return row?.count ?? 0;
  }

  /** @returns false where there is no such ticket */
  async setStatus(id: string, status: TicketStatus): Promise<boolean> {
    const { affected } = await this.tickets.update({ id }, { status });
    return affected === 1;
  }

  /** Unknown ids are left out. */
  async headsOf(ids: readonly string[]): Promise<ReadonlyMap<string, TicketHead>> {
    const rows = await this.tickets.find({ select: { id: true, subject: true, status: true }, where: { id: In(ids) } });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** In no order; unknown ids are left out. */
  async textsOf(ids: readonly string[]): Promise<Pick<TicketRow, 'id' | 'subject' | 'body'>[]> {
    return this.tickets.find({ select: { id: true, subject: true, body: true }, where: { id: In(ids) } });
  }

  async newestIds(limit: number): Promise<string[]> {
    const rows = await this.tickets.find({
      select: { id: true },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  private select(filter: TicketFilter): SelectQueryBuilder<TicketEntity> {
    return matching(this.tickets.createQueryBuilder('ticket'), filter);
  }
}

/** The order makes the planner look each one up: where it has counted nothing yet it would read the whole table. */
const KNOWN_EXTERNAL_IDS = `
  select wanted as id
  from unnest($1::text[]) as wanted
  cross join lateral (select from tickets where external_id = wanted order by created_at, id limit 1) as known`;

/** json, not jsonb, for what is only passed on: it keeps the metadata as it came. */
const INSERT = `
  insert into tickets (
    id, subject, body, external_id, customer_id, customer_email, metadata, status, triage_status, language, category,
    severity, assigned_team, priority, needs_review, duplicate_of, similarity_score, classification, extracted_fields,
    response_draft, routing, related_tickets, created_at, processed_at)
  select
    "id", "subject", "body", "externalId", "customerId", "customerEmail", "metadata", coalesce("status", 'pending'),
    "triageStatus", "language", "category", "severity", "assignedTeam", "priority", "needsReview", "duplicateOf", "similarityScore", "classification",
    "extractedFields", "responseDraft", "routing", "relatedTickets", "createdAt", "processedAt"
  from json_to_recordset($1::json) as ticket (
    "id" uuid, "subject" text, "body" text, "externalId" text, "customerId" text, "customerEmail" text, "metadata" json,
    "status" text, "triageStatus" text, "language" text, "category" text, "severity" text, "assignedTeam" text, "priority" text,
    "needsReview" boolean, "duplicateOf" uuid, "similarityScore" double precision, "classification" jsonb,
    "extractedFields" jsonb, "responseDraft" jsonb, "routing" jsonb, "relatedTickets" jsonb, "createdAt" timestamptz,
    "processedAt" timestamptz)`;
