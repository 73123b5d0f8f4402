import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hasPostgresBinaries } from '@app/testing';
import { describe, expect, it } from '@jest/globals';

const BENCH = fileURLToPath(new URL('../../dist/test/bench/bench.js', import.meta.url));
const run = promisify(execFile);

/** The line of a table or list that begins so, in the table's last column. */
function figureOf(printed: string, name: string): string {
  const line = printed.split('\n').find((each) => each.replace(/^[│\s]+/, '').startsWith(name));
  return line?.split('│').at(-2)?.trim() ?? '';
}

(hasPostgresBinaries() ? describe : describe.skip)('The built bench of duplicates', () => {
  it('tells every figure', async () => {
    const args = ['duplicates', '--sizes', '300', '--queries', '20'];
    const { stdout } = await run(process.execPath, [BENCH, ...args], { env: { ...process.env, CI: 'true' } });
    const figure = (name: string): string => figureOf(stdout, name);

    expect(stdout).toMatch(/^\d+ cores .*, load .*, Node v\d+/m);
    expect(stdout).toMatch(/^PostgreSQL 1\d.*fsync on, synchronous_commit on, shared_buffers 128MB/m);
    expect(Number(figure('import, tickets a second'))).toBeGreaterThan(0);
    expect(Number(figure('with what it left to index'))).toBeGreaterThan(0);
    expect(figure('CPU ms a ticket')).toMatch(/^\d+\.\d+ \/ \d+\.\d+$/);
    expect(Number(figure('index, bytes a ticket'))).toBeGreaterThan(100);
    expect(Number(figure('duplicate_fingerprints'))).toBeGreaterThan(100);
    expect(figure('search, p50 / p95 / p99 ms')).toMatch(/^\d+\.\d \/ \d+\.\d \/ \d+\.\d$/);
    expect(Number(figure('two at a time'))).toBeGreaterThan(0);
    expect(Number(figure('recall at 10, %'))).toBeGreaterThanOrEqual(90);
    expect(figure('weighing every ticket instead')).toMatch(/^\d+\.\d \/ \d+\.\d \(20\)$/);
    expect(figure('memory, MB')).toMatch(/^\d{2,} \/ \d{2,}$/);
    for (const baseline of ['tsvector OR, ts_rank', 'pg_trgm, subject', 'pg_trgm, whole text'])
      expect(figure(`${baseline}, p50`)).toMatch(/^\d+\.\d \/ \d+\.\d \(20\)$/);
    expect(stdout).toMatch(/^ {2}(?:met|missed) +at least 10x faster than pg_trgm, subject/m);
  }, 180_000);

  it('says what is wrong with a size', async () => {
    await expect(run(process.execPath, [BENCH, 'duplicates', '--sizes', 'many'])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it reads 500, 10k or 1m'),
    });
  });
});
