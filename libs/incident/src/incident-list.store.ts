import { IncidentsOfTickets } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type TermCounts } from './common-terms.js';
import {
  COUNT,
  FIND,
  FORGET_SIGNALS,
  FORGET_TERMS,
  INCIDENTS_OF,
  LIST,
  NEVER_STORED,
  TICKETS,
} from './incident.queries.js';

export interface IncidentRow {
  readonly id: string;
  readonly openedAt: Date;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly ticketCount: number;
  readonly customerCount: number;
  readonly terms: TermCounts;
  readonly mergedInto: string | null;
  readonly lastQuarter: number;
  readonly quarterBefore: number;
}

/** Incidents as the desk reads them. */
@Injectable()
export class IncidentListStore extends IncidentsOfTickets {
  constructor(private readonly database: DataSource) {
    super();
  }

  /** Those with a ticket since a moment, the one with the newest ticket first; undefined for all. */
  async list(since: Date | undefined, limit: number, offset: number): Promise<IncidentRow[]> {
    return this.database.query<IncidentRow[]>(LIST, [since ?? '-infinity', limit, offset]);
  }

  async count(since: Date | undefined): Promise<number> {
    const [row] = await this.database.query<[{ count: number }]>(COUNT, [since ?? '-infinity']);
    return row.count;
  }

  async find(id: string): Promise<IncidentRow | undefined> {
    const [row] = await this.database.query<IncidentRow[]>(FIND, [id]);
    return row;
  }

  /** Newest first. */
  async ticketsOf(id: string, limit: number): Promise<{ ticketId: string; createdAt: Date }[]> {
    return this.database.query(TICKETS, [id, limit]);
  }

  /** The incident of each ticket that belongs to one. */
  override async incidentsOf(ticketIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ ticketId: string; incidentId: string }[]>(INCIDENTS_OF, [ticketIds]);
    return new Map(rows.map(({ ticketId, incidentId }) => [ticketId, incidentId]));
  }

  /** Tickets of incidents, seen between two moments, that are not stored. */
  async neverStored(since: Date, before: Date): Promise<string[]> {
    const rows = await this.database.query<{ ticketId: string }[]>(NEVER_STORED, [before, since]);
    return rows.map(({ ticketId }) => ticketId);
  }

  /** Forgets what was seen before a moment; incidents and their tickets stay. */
  async forgetSignals(before: Date): Promise<void> {
    await this.database.query(FORGET_TERMS, [before]);
    await this.database.query(FORGET_SIGNALS, [before]);
  }
}
