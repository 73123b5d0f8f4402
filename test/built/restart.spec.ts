import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgresToo } from './on-postgres.js';
import { ServiceProcess } from './service-process.js';

const CALLERS = 8;
const TICKETS_BEFORE_THE_KILL = 60;

interface Result {
  readonly ticket_id: string;
  readonly workflow_steps: readonly { readonly step_name: string; readonly status: string }[];
}

async function post(url: string, subject: string): Promise<Result> {
  const response = await fetch(`${url}/api/v1/workflow/process`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket: { subject, body: `What happened to ${subject}?` } }),
  });
  return (await response.json()) as Result;
}

const isStored = ({ workflow_steps: steps }: Result): boolean =>
  steps.some(({ step_name, status }) => step_name === 'persistence' && status === 'completed');

/** Posts from several callers at once and kills the process in the midst of it; the ids that were acknowledged. */
async function loadUntilKilled(service: ServiceProcess): Promise<string[]> {
  const acknowledged: string[] = [];
  let killed: Promise<unknown> | undefined;
  const caller = async (name: number): Promise<void> => {
    for (let i = 0; killed === undefined; i += 1) {
      const result = await post(service.url, `parcel ${name}-${i}`).catch(() => undefined);
      if (result && isStored(result)) acknowledged.push(result.ticket_id);
      if (acknowledged.length >= TICKETS_BEFORE_THE_KILL) killed ??= service.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, name) => caller(name)));
  await killed;
  return acknowledged;
}

async function survivesKill(environment: Record<string, string>): Promise<void> {
  const acknowledged = await loadUntilKilled(await ServiceProcess.ready(environment));
  expect(acknowledged.length).toBeGreaterThanOrEqual(TICKETS_BEFORE_THE_KILL);
  const restarted = await ServiceProcess.ready(environment);
  try {
    for (const id of acknowledged) {
      const response = await fetch(`${restarted.url}/api/v1/tickets/${id}`);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ id, workflow_runs: [expect.anything()] });
    }
  } finally {
    await restarted.kill('SIGTERM');
  }
}

describe('Tickets that were acknowledged before a kill -9 are there after it', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'restart-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('on the embedded database', async () => {
    await survivesKill({ DATABASE_URL: `pglite:${join(directory, 'pglite')}`, LOG_LEVEL: 'silent' });
  }, 180_000);

  onPostgresToo((url) => survivesKill({ DATABASE_URL: url, LOG_LEVEL: 'silent' }));
});
