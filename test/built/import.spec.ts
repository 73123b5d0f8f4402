import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@app/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgresToo } from './on-postgres.js';
import { ServiceProcess } from './service-process.js';

const CLI = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const LINES = 2_000;

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run import`, on the command that it builds. */
class ImportProcess {
  readonly finished: Promise<Finished>;
  stdout = '';
  private stderr = '';
  private readonly child: ChildProcess;

  constructor(args: readonly string[], environment: Record<string, string>) {
    this.child = spawn(process.execPath, [CLI, 'import', ...args], { env: { ...process.env, ...environment } });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.finished = once(this.child, 'close').then(([code]) => ({
      code: code as number | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  /** As soon as some of the tickets are stored. */
  async killedMidway(): Promise<void> {
    await eventually(() => this.stdout.includes('a batch is stored'), { withinMs: 120_000 });
    this.child.kill('SIGKILL');
    await this.finished;
  }
}

/** Every ticket as the service shows it, newest first. */
async function allTickets(environment: Record<string, string>): Promise<unknown[]> {
  const service = await ServiceProcess.ready({ LOG_LEVEL: 'silent', LEARNING_NIGHTLY: 'false', ...environment });
  try {
    const tickets: unknown[] = [];
    for (let cursor = ''; ;) {
      const page = await fetch(`${service.url}/api/v1/tickets?page_size=100${cursor}`);
      const { items, next_cursor: next } = (await page.json()) as { items: unknown[]; next_cursor: string | null };
      tickets.push(...items);
      if (next === null) return tickets;
      cursor = `&cursor=${next}`;
    }
  } finally {
    await service.kill('SIGTERM');
  }
}

const line = (i: number): string =>
  JSON.stringify({
    id: `ZD-${i}`,
    created_at: new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString(),
    subject: `Order ${i} has not arrived`,
    body: `The parcel of order ORD-${i} was due ${i % 30} days ago. `.repeat(1 + (i % 7)),
    status: ['open', 'solved', 'closed'][i % 3],
  });

describe('The built import', () => {
  let folder: string;
  let history: string;
  let whole: unknown[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
    history = join(folder, 'history.jsonl');
    writeFileSync(history, Array.from({ length: LINES }, (_, i) => `${line(i)}\n`).join(''));
    const environment = { DATABASE_URL: `pglite:${join(folder, 'whole')}` };
    expect((await new ImportProcess(['--in', history], environment).finished).stdout).toContain(
      `${LINES} tickets imported`,
    );
    whole = await allTickets(environment);
    expect(whole).toHaveLength(LINES);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  async function survivesKill(environment: Record<string, string>): Promise<void> {
    await new ImportProcess(['--in', history], { ...environment, LOG_LEVEL: 'debug' }).killedMidway();
    const { code, stdout } = await new ImportProcess(['--in', history], environment).finished;
    expect(code).toBe(0);
    const [, imported, known] = /^(\d+) tickets imported.*\n(\d+) left alone/.exec(stdout) ?? [];
    expect(Number(known)).toBeGreaterThan(0);
    expect(Number(imported)).toBeGreaterThan(0);
    expect(Number(imported) + Number(known)).toBe(LINES);
    expect(await allTickets(environment)).toEqual(whole);
  }

  it('goes on after a kill -9 without loss and without double: embedded', async () => {
    await survivesKill({ DATABASE_URL: `pglite:${join(folder, 'killed')}` });
  }, 180_000);

  onPostgresToo((url) => survivesKill({ DATABASE_URL: url }));

  it('says that a running service has the embedded database open', async () => {
    const environment = { DATABASE_URL: `pglite:${join(folder, 'held')}` };
    const service = await ServiceProcess.ready({ LOG_LEVEL: 'silent', ...environment });
    try {
      const { code, stderr } = await new ImportProcess(['--in', history], environment).finished;
      expect(stderr).toContain('is in use by process');
      expect(stderr).toContain('Stop that process, or set DATABASE_URL');
      expect(code).toBe(2);
      expect((await new ImportProcess(['--in', history, '--dry-run'], environment).finished).code).toBe(0);
    } finally {
      await service.kill('SIGTERM');
    }
  }, 180_000);

  it('stops at a bad line, tells its number, and with --skip-bad only passes it over', async () => {
    const file = join(folder, 'bad.jsonl');
    const bad = JSON.stringify({ id: 'ZD-x', text: 'No time' });
    writeFileSync(file, [...Array.from({ length: 700 }, (_, i) => line(i)), bad, line(700), 'oops', ''].join('\n'));
    const environment = { DATABASE_URL: `pglite:${join(folder, 'bad')}` };

    const stopped = await new ImportProcess(['--in', file], environment).finished;
    expect(stopped.code).toBe(2);
    expect(stopped.stderr).toContain(`${file}:701: there is no time at which it came in`);
    expect(stopped.stderr).toContain('500 tickets were imported before that.');

    const rehearsal = await new ImportProcess(['--in', file, '--dry-run'], environment).finished;
    expect(rehearsal).toMatchObject({ code: 2, stdout: expect.stringContaining('701 tickets, from 2024-01-01') });
    expect(rehearsal.stderr).toContain(`${file}:703: not valid JSON`);

    const skipped = await new ImportProcess(['--in', file, '--skip-bad'], environment).finished;
    expect(skipped.code).toBe(0);
    expect(skipped.stderr).toContain(`${file}:701: there is no time`);
    expect(skipped.stdout).toMatch(/^201 tickets imported.*\n500 left alone.*\n2 lines passed over/);
  }, 180_000);
});
