import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@app/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ticketsOfKind } from '../e2e/a-taught-desk.js';
import { onPostgresToo } from './on-postgres.js';
import { ServiceProcess } from './service-process.js';

const LABELS = ['account', 'feature_request', 'billing'];

interface Run {
  readonly id: string;
  readonly status: string;
  readonly results: readonly { readonly task: string; readonly verdict: string }[] | null;
}
interface Models {
  readonly in_force: readonly { readonly version: number }[];
  readonly items: readonly unknown[];
}

async function call<T>({ url }: ServiceProcess, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

async function teach(service: ServiceProcess): Promise<void> {
  for (const [kind, category] of LABELS.entries())
    await Promise.all(
      ticketsOfKind(kind, 60).map(async (ticket) => {
        const { ticket_id: id } = await call<{ ticket_id: string }>(service, 'workflow/process', { ticket });
        await call(service, `tickets/${id}/feedback`, { category });
      }),
    );
}

/** Begins to train, and waits until that is under way. */
async function trainingUnderWay(service: ServiceProcess): Promise<string> {
  const { id } = await call<Run>(service, 'learning/train', { task: 'category' });
  await eventually(async () => (await call<Run>(service, `learning/runs/${id}`)).status === 'running');
  return id;
}

const ended = (service: ServiceProcess, id: string): Promise<Run> =>
  eventually(
    async () => {
      const run = await call<Run>(service, `learning/runs/${id}`);
      return run.results !== null && run;
    },
    { withinMs: 90_000 },
  );

async function survivesKill(environment: Record<string, string>): Promise<void> {
  const settings = { LOG_LEVEL: 'silent', LEARNING_TRAIN_EVERY: '0', LEARNING_NIGHTLY: 'false', ...environment };
  const killed = await ServiceProcess.ready(settings);
  await teach(killed);
  const id = await trainingUnderWay(killed);
  await killed.kill('SIGKILL');

  const heir = await ServiceProcess.ready(settings);
  try {
    expect(await call<Run>(heir, `learning/runs/${id}`)).toMatchObject({ status: 'running', results: null });
    expect((await call<Models>(heir, 'learning/models')).items).toEqual([]);
    expect((await ended(heir, id)).results).toMatchObject([{ task: 'category', verdict: 'live' }]);
    expect(await call<Models>(heir, 'learning/models')).toMatchObject({ in_force: [{ version: 1 }, { version: 0 }] });
  } finally {
    await heir.kill('SIGTERM');
  }
}

describe('The built service learns', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'learning-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('in a thread of its own: requests are answered all the while', async () => {
    const service = await ServiceProcess.ready({ DATABASE_URL: '', LEARNING_TRAIN_EVERY: '0' });
    try {
      await teach(service);
      const id = await trainingUnderWay(service);
      let answered = 0;
      while ((await call<Run>(service, `learning/runs/${id}`)).status === 'running') answered += 1;
      expect((await ended(service, id)).results).toMatchObject([{ verdict: 'live' }]);
      // Training in the requests' own thread would let one or two through.
      expect(answered).toBeGreaterThan(20);
    } finally {
      await service.kill('SIGTERM');
    }
  }, 180_000);

  it('and nothing is half done after a kill -9, which another process takes up: embedded', async () => {
    await survivesKill({ DATABASE_URL: `pglite:${join(directory, 'pglite')}` });
  }, 180_000);

  onPostgresToo((url) => survivesKill({ DATABASE_URL: url }));
});
