import { setImmediate } from 'node:timers/promises';
import {
  type CorrectedExample,
  CorrectedExamples,
  type ExampleSource,
  exampleText,
  SimilarTickets,
} from '@app/classification';
import { readTicket, type TicketReading } from '@app/text';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type JudgedTicket, JudgedTickets } from './judged-tickets.store.js';

/** Older judgements say less of what a desk wants now. */
const MOST_TICKETS = 2000;
/** Between two looks for new judgements, so that a rush of tickets does not ask for each. */
const REST_MS = 1000;
/** Judgements may become visible after later ones, and clocks of processes differ. */
const OVERLAP_MS = 60_000;
/** Read in a row before other work has its turn. */
const SLICE = 50;

/**
 * Offers the newest judged tickets as examples. Whoever asks gets what is in memory at once; what came meanwhile is
 * looked for behind his back, by every process for itself.
 */
@Injectable()
export class ExampleFeed implements ExampleSource, OnModuleInit {
  private readonly logger = new Logger('Learning');
  private readonly tickets = new SimilarTickets(MOST_TICKETS);
  private newestAt = 0;
  private restUntil = 0;

  constructor(
    private readonly judged: JudgedTickets,
    private readonly examples: CorrectedExamples,
  ) {}

  onModuleInit(): void {
    this.examples.use(this);
  }

  nearest(reading: TicketReading, count: number): readonly CorrectedExample[] {
    if (performance.now() >= this.restUntil) void this.refresh();
    return this.tickets.nearest(reading, count);
  }

  /** Takes in what was judged since the last look; without a database everything stays as it is. */
  async refresh(): Promise<void> {
    this.restUntil = Infinity;
    try {
      const judged = await this.judged.since(new Date(Math.max(0, this.newestAt - OVERLAP_MS)), MOST_TICKETS);
      for (const [at, ticket] of judged.entries()) {
        if (at % SLICE === SLICE - 1) await setImmediate();
        this.take(ticket);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'judged tickets could not be read as examples');
    }
    this.restUntil = performance.now() + REST_MS;
  }

  private take(ticket: JudgedTicket): void {
    const { id, category, severity, customerEmail } = ticket;
    const reading = readTicket(ticket);
    const text = exampleText(reading, namesIn(customerEmail));
    if (text !== null) this.tickets.put(id, reading, { text, category, severity });
    this.newestAt = Math.max(this.newestAt, ticket.at.getTime());
  }
}

/** People sign with what stands in their address. */
function namesIn(email: string | null): string[] {
  return email?.slice(0, email.lastIndexOf('@')).match(/\p{L}+/gu) ?? [];
}
