import 'reflect-metadata';
import { DatabaseService } from '@app/database';
import { DuplicateService, type Fingerprint } from '@app/duplicate';
import { readTicket } from '@app/text';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../apps/api/src/app.module.js';
import { answerWith } from './asked-process.js';
import { withClient } from './bench-database.js';
import { PostgresProcesses } from './processes.js';
import { type SearchFigures, type SearchJob } from './search-run.js';
import { type BenchTicket } from './ticket-stream.js';

// The service without HTTP, in a process of its own, so that its memory and its CPU time are its alone.

const AT_ONCE = 2;
const BEST = 10;

async function measure({ warmUp, tickets }: SearchJob): Promise<SearchFigures> {
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    await app.get(DatabaseService).ready;
    return await withClient(process.env.DATABASE_URL ?? '', async (client) => {
      const postgres = await PostgresProcesses.of(client);
      return new Searches(app.get(DuplicateService), postgres).measure(warmUp, tickets);
    });
  } finally {
    await app.close();
  }
}

class Searches {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly postgres: PostgresProcesses | undefined,
  ) {}

  async measure(warmUp: readonly BenchTicket[], tickets: readonly BenchTicket[]): Promise<SearchFigures> {
    const start = performance.now();
    // What the import left to the service; nothing, where it did all.
    await this.duplicates.indexStored();
    const settledSeconds = (performance.now() - start) / 1000;
    for (const ticket of warmUp) await this.search(ticket);
    const [ours, theirs] = [process.cpuUsage(), this.postgres?.cpuMs() ?? Number.NaN];
    const times: number[] = [];
    for (const ticket of tickets) times.push(await this.search(ticket));
    const { user, system } = process.cpuUsage(ours);
    const postgresMs = ((this.postgres?.cpuMs() ?? Number.NaN) - theirs) / tickets.length;
    const perSecondTogether = await this.together(tickets);
    const found: string[][] = [];
    for (const ticket of tickets) found.push(await this.best(ticket));
    return {
      settledSeconds,
      times,
      serviceMs: (user + system) / 1000 / tickets.length,
      postgresMs,
      perSecondTogether,
      found,
      serviceMegabytes: process.memoryUsage.rss() / 2 ** 20,
      postgresMegabytes: this.postgres?.residentMegabytes() ?? Number.NaN,
    };
  }

  /** @returns how long it took, reading the text included */
  private async search(ticket: BenchTicket): Promise<number> {
    const start = performance.now();
    await this.duplicates.search(this.fingerprint(ticket), { before: ticket.createdAt });
    return performance.now() - start;
  }

  private async best(ticket: BenchTicket): Promise<string[]> {
    const matches = await this.duplicates.ranked(this.fingerprint(ticket), { before: ticket.createdAt });
    return matches.slice(0, BEST).map(({ ticketId }) => ticketId);
  }

  private async together(tickets: readonly BenchTicket[]): Promise<number> {
    const waiting = tickets.values();
    const start = performance.now();
    const worker = async (): Promise<void> => {
      for (const ticket of waiting) await this.search(ticket);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return (1000 * tickets.length) / (performance.now() - start);
  }

  private fingerprint(ticket: BenchTicket): Fingerprint {
    return this.duplicates.fingerprint(readTicket(ticket), ticket);
  }
}

answerWith(measure);
