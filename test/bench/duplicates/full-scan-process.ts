import 'reflect-metadata';
import { DatabaseService } from '@app/database';
import { DuplicateService, Postings } from '@app/duplicate';
import { readTicket } from '@app/text';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../apps/api/src/app.module.js';
import { answerWith } from './asked-process.js';
import { type FullScanFigures, type FullScanJob } from './full-scan.js';

const BEST = 10;

async function scan({ tickets }: FullScanJob): Promise<FullScanFigures> {
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    await app.get(DatabaseService).ready;
    const rows = await app.get(DataSource).query<{ doc: number }[]>('select doc from duplicate_fingerprints');
    const docs = rows.map(({ doc }) => doc);
    leaveOutFirstStage(app.get(Postings), docs);
    const duplicates = app.get(DuplicateService);
    const found: string[][] = [];
    for (const ticket of tickets) {
      const fingerprint = duplicates.fingerprint(readTicket(ticket), ticket);
      const matches = await duplicates.ranked(fingerprint, { before: ticket.createdAt });
      found.push(matches.slice(0, BEST).map(({ ticketId }) => ticketId));
    }
    return { found };
  } finally {
    await app.close();
  }
}

/** Of this process's own service: every ticket is worth comparing. */
function leaveOutFirstStage(postings: Postings, docs: readonly number[]): void {
  const best = postings.best.bind(postings);
  postings.best = async (...query) => ({ ...(await best(...query)), docs });
}

answerWith(scan);
