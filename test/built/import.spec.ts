import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { onPostgresToo } from './on-postgres.js';

const CLI = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
/** So many that a command which stored the first batch is far from its end. */
const LINES = 2_000;

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run import`, on the command that it builds. */
class ImportProcess {
  readonly finished: Promise<Finished>;
  private stdout = '';
  private stderr = '';
  private readonly child: ChildProcess;

  constructor(url: string, args: readonly string[], environment: Record<string, string> = {}) {
    const env = { ...process.env, DATABASE_URL: url, ...environment };
    this.child = spawn(process.execPath, [CLI, 'import', ...args], { env });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.finished = once(this.child, 'close').then(([code]) => ({
      code: code as number | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  /** One that stands still as soon as its first tickets are stored. */
  static async stoppedMidway(url: string, history: string): Promise<ImportProcess> {
    const started = new ImportProcess(url, ['--in', history], { LOG_LEVEL: 'debug' });
    const isMidway = new Promise<void>((resolve) => {
      started.child.stdout?.on('data', () => {
        if (started.stdout.includes('a batch is stored') && started.child.kill('SIGSTOP')) resolve();
      });
    });
    await Promise.race([isMidway, started.finished]);
    return started;
  }

  async killed(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.finished;
  }
}

const imported = (url: string, ...args: string[]): Promise<Finished> => new ImportProcess(url, args).finished;

/** In the order in which the tickets came in. */
const STORED = `
  select external_id, subject, status, created_at,
    (select count(*)::int from duplicate_fingerprints where ticket_id = tickets.id) as fingerprints,
    exists (select from duplicate_fingerprints join duplicate_waiting using (doc) where ticket_id = tickets.id) as waits
  from tickets order by id`;

async function storedIn(url: string): Promise<unknown[]> {
  if (url.startsWith('pglite:')) {
    const engine = await PGlite.create(url.slice('pglite:'.length));
    return engine
      .query(STORED)
      .then(({ rows }) => rows)
      .finally(() => engine.close());
  }
  const client = new pg.Client(url);
  await client.connect();
  return client
    .query(STORED)
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end());
}

const WORDS = ['open', 'solved', 'closed'] as const;
const STATUSES = ['pending', 'resolved', 'closed'] as const;
const createdAt = (i: number): Date => new Date(Date.UTC(2024, 0, 1) + i * 60_000);
const line = (i: number): string =>
  JSON.stringify({
    id: `ZD-${i}`,
    created_at: createdAt(i).toISOString(),
    subject: `Order ${i} has not arrived`,
    body: `The parcel of order ORD-${i} was due ${i % 30} days ago. `.repeat(1 + (i % 7)),
    status: WORDS[i % 3],
  });
const stored = (i: number): unknown => ({
  external_id: `ZD-${i}`,
  subject: `Order ${i} has not arrived`,
  status: STATUSES[i % 3],
  created_at: createdAt(i),
  fingerprints: 1,
  waits: false,
});

describe('The built import', () => {
  let folder: string;
  let history: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
    history = join(folder, 'history.jsonl');
    writeFileSync(history, Array.from({ length: LINES }, (_, i) => `${line(i)}\n`).join(''));
    // What makes an embedded database takes longer than all else in here, so each test has a copy of this one.
    await (await PGlite.create(join(folder, 'empty'))).close();
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  function embedded(name: string): string {
    cpSync(join(folder, 'empty'), join(folder, name), { recursive: true });
    return `pglite:${join(folder, name)}`;
  }

  async function goesOn(url: string): Promise<void> {
    const { code, stdout } = await imported(url, '--in', history);
    expect(code).toBe(0);
    const [, fresh, known] = /^(\d+) tickets imported.*\n(\d+) left alone/.exec(stdout) ?? [];
    expect(Number(known)).toBeGreaterThan(0);
    expect(Number(fresh)).toBeGreaterThan(0);
    expect(Number(fresh) + Number(known)).toBe(LINES);
    expect(await storedIn(url)).toEqual(Array.from({ length: LINES }, (_, i) => stored(i)));
  }

  it('holds the embedded database alone, and goes on after a kill -9 without loss and without double', async () => {
    const url = embedded('killed');
    const first = await ImportProcess.stoppedMidway(url, history);
    const second = await imported(url, '--in', history);
    await first.killed();
    expect(second.stderr).toContain('is in use by process');
    expect(second.stderr).toContain('Stop that process, or set DATABASE_URL');
    expect(second.code).toBe(2);
    await goesOn(url);
  }, 180_000);

  onPostgresToo(async (url) => {
    await (await ImportProcess.stoppedMidway(url, history)).killed();
    await goesOn(url);
  });

  it('stops at a bad line, tells its number, and with --skip-bad only passes it over', async () => {
    const file = join(folder, 'bad.jsonl');
    const bad = JSON.stringify({ id: 'ZD-x', text: 'No time' });
    writeFileSync(file, [...Array.from({ length: 700 }, (_, i) => line(i)), bad, line(700), 'oops', ''].join('\n'));
    const url = embedded('bad');

    const stopped = await imported(url, '--in', file);
    expect(stopped.code).toBe(2);
    expect(stopped.stderr).toContain(`${file}:701: there is no time at which it came in`);
    expect(stopped.stderr).toContain('500 tickets were imported before that.');

    const rehearsal = await imported(url, '--in', file, '--dry-run');
    expect(rehearsal).toMatchObject({ code: 2, stdout: expect.stringContaining('701 tickets, from 2024-01-01') });
    expect(rehearsal.stderr).toContain(`${file}:703: not valid JSON`);

    const skipped = await imported(url, '--in', file, '--skip-bad');
    expect(skipped.code).toBe(0);
    expect(skipped.stderr).toContain(`${file}:701: there is no time`);
    expect(skipped.stdout).toMatch(/^201 tickets imported.*\n500 left alone.*\n2 lines passed over/);
  }, 180_000);
});
