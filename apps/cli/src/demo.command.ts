import { AppModule } from '../../api/src/app.module.js';
import { DatabaseService } from '@app/database';
import { DEFAULT_TRIAGE_OPTIONS, TriageService, type WorkflowResult } from '@app/workflow';
import { NestFactory } from '@nestjs/core';
import { DEMO_TICKETS } from './demo-tickets.js';
import { triageTable, type TriagedTicket } from './triage-table.js';

/** Triages the sample tickets one after the other, so that a later one can be a duplicate of an earlier one. */
export async function demo({ json }: { json: boolean }): Promise<void> {
  // The demo leaves nothing behind and says nothing but its table.
  process.env.DATABASE_URL = '';
  process.env.LOG_LEVEL = 'silent';
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  try {
    await app.get(DatabaseService).ready;
    const triaged = await triageAll(app.get(TriageService));
    process.stdout.write(
      json ? triaged.map(({ result }) => `${JSON.stringify(result)}\n`).join('') : triageTable(triaged),
    );
  } finally {
    await app.close();
  }
}

async function triageAll(triage: TriageService): Promise<TriagedTicket[]> {
  const triaged: TriagedTicket[] = [];
  for (const ticket of DEMO_TICKETS) triaged.push({ ticket, result: await triageOne(triage, ticket) });
  return triaged;
}

function triageOne(triage: TriageService, ticket: TriagedTicket['ticket']): Promise<WorkflowResult> {
  const { subject, body, customerEmail } = ticket;
  return triage.process(
    { subject, body, customerEmail, customerId: null, externalId: null, metadata: {} },
    DEFAULT_TRIAGE_OPTIONS,
  );
}
