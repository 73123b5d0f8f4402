import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aChatServer } from '@app/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL_CLASSIFICATION } from '../e2e/llm-app.js';

const MAIN = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const NO_MODEL = { LLM_PROVIDER: 'none' };

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command in a process of its own. */
async function evaluate(args: readonly string[], environment: Record<string, string> = NO_MODEL): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, 'evaluate', ...args], { env: { ...process.env, ...environment } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

describe('npm run evaluate', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('finds duplicates in reports, and says what the threshold is worth once some matches are judged', async () => {
    const report = (id: string, day: number, title: string, body: string): string =>
      JSON.stringify({ id, created: `2026-03-0${day}T10:00:00Z`, title, body, dup_of: [] });
    const jam = 'The laser printer in the warehouse jams with ERR-5003 at tray two.';
    const reports = [
      report('1', 1, 'Printer jams', jam),
      report('2', 2, 'Invoice export stops', 'The monthly invoice export stops at supplier Nordwind.'),
      report('3', 3, 'Printer jams again', `${jam} Again.`),
      report('4', 4, 'Invoice export halts', 'The monthly invoice export halts at supplier Nordwind.'),
      report('5', 5, 'Holiday calendar', 'The holiday calendar shows last year.'),
    ];
    const queries = [
      { query_id: '3', relevant: ['1'] },
      { query_id: '4', relevant: ['2'] },
      { query_id: '5', relevant: [] },
    ];
    const out = join(folder, 'found.jsonl');
    const ran = await evaluate([
      'duplicates',
      '--reports',
      file('reports.jsonl', reports.join('\n')),
      '--queries',
      file('queries.jsonl', queries.map((query) => JSON.stringify(query)).join('\n')),
      '--out',
      out,
      '--links',
      '1',
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('recall at 1 1.000');
    expect(ran.stdout).toContain('After 1 links (1 confirmed) the threshold is .850 (default)');
    expect(ran.stdout).toContain('1 queries with an older duplicate, 1 without\n');
    const found = readFileSync(out, 'utf8').trim().split('\n');
    expect(JSON.parse(found[0] ?? '')).toEqual({ query_id: '3', ranked: [['1', expect.closeTo(1, 0)]] });
  });

  it("judges a desk's export, writes predictions and a page", async () => {
    const csv = 'Ticket ID;Title;Description;Category;Team\n7;Refund;I was charged twice;billing;North\n';
    const out = join(folder, 'out.jsonl');
    const ran = await evaluate([
      'classification',
      '--in',
      file('export.csv', csv),
      '--out',
      out,
      '--report',
      folder,
      '--by',
      'Team',
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('1.000  accuracy: of 1 tickets');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ id: '7', label: 'billing' });
    expect(readFileSync(join(folder, 'classification.html'), 'utf8')).toContain('<svg');
  });

  it('trains on some lines and judges others', async () => {
    const lines = ['where is my parcel', 'parcel lost', 'track parcel', 'refund me', 'money back', 'a refund please']
      .map((text, id) => JSON.stringify({ id, text, label: id < 3 ? 'parcel' : 'refund' }))
      .join('\n');
    const path = file('intents.jsonl', lines);
    const { code, stdout } = await evaluate(['intents', '--train', path, '--in', path]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/on 6 lines.*1\.000 {2}accuracy/s)]);
  });

  it('asks the language model, and says so where there is none', async () => {
    const server = await aChatServer({ answer: () => MODEL_CLASSIFICATION });
    const path = file('model.jsonl', '{"id":1,"text":"charged twice","label":"billing"}');
    const args = ['classification', '--in', path, '--engine', 'llm', '--out', join(folder, 'model-out.jsonl')];
    try {
      const asked = await evaluate(args, {
        LLM_PROVIDER: 'openai-compatible',
        LLM_BASE_URL: server.url,
        DEFAULT_MODEL: 'gpt-4o',
      });
      expect(asked).toMatchObject({ code: 0, stderr: '' });
      expect(readFileSync(join(folder, 'model-out.jsonl'), 'utf8')).toContain('"confidence":0.93,"source":"llm"');
    } finally {
      await server.close();
    }
    const { code, stderr } = await evaluate(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--engine llm needs a language model')]);
  });

  it.each([
    [['classification'], "required option '--in <files>'"],
    [['classification', '--in', 'x', '--engine', 'magic'], 'Allowed choices are rules, learned, auto, llm'],
    [['classification', '--in', '/no/such.csv'], '/no/such.csv: there is no such file'],
    [['guess', '--in', 'x'], 'unknown command'],
  ])('ends %j with 2 and a sentence', async (args, complaint) => {
    const { code, stdout, stderr } = await evaluate(args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(complaint)]);
    expect(stderr).not.toContain('    at ');
  });

  it('shows examples for help', async () => {
    const { code, stdout } = await evaluate(['severity', '--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('npm run evaluate -- severity --in')]);
  });
});
