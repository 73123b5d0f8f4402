import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { incidentsFile } from './incident.config.js';
import { BEFORE_FIRST, LOCK, PREPEND } from './incident.queries.js';
import { columnsOf } from './incident.store.js';
import { SameWords } from './same-words.js';
import { signalOf } from './signal.js';

interface StoredTicket {
  readonly ticketId: string;
  readonly seenAt: Date;
  readonly subject: string;
  readonly body: string;
  readonly customerId: string | null;
  readonly customerEmail: string | null;
}

const DAY_MS = 24 * 60 * 60_000;
const TICKETS_AT_ONCE = 500;

/** Teaches the watch what is usual from tickets that it never saw, such as imported ones. */
@Injectable()
export class IncidentHistory {
  private readonly historyMs: number;
  private readonly sameWords: SameWords;

  constructor(
    config: DeskConfig,
    private readonly database: DataSource,
  ) {
    const settings = config.section(incidentsFile);
    this.historyMs = settings.history_days * DAY_MS;
    this.sameWords = new SameWords(settings.same_words);
  }

  /**
   * Learns the stored tickets of the last `history_days` that are older than all that was seen: what came in since has
   * been learnt on its way. None of them opens an incident.
   *
   * @returns how many
   */
  async learn(): Promise<number> {
    const since = new Date(Date.now() - this.historyMs);
    let learnt = 0;
    for (let some = 1; some > 0; learnt += some) some = await this.learnSome(since);
    return learnt;
  }

  private async learnSome(since: Date): Promise<number> {
    return this.database.transaction(async (manager) => {
      await manager.query(LOCK);
      const tickets = await manager.query<StoredTicket[]>(BEFORE_FIRST, [since, TICKETS_AT_ONCE]);
      const sightings = tickets.map(({ ticketId, seenAt, ...ticket }) => ({
        ticketId,
        seenAt,
        signal: signalOf(readTicket(ticket), ticket, this.sameWords),
      }));
      await manager.query(PREPEND, columnsOf(sightings));
      return tickets.length;
    });
  }
}
