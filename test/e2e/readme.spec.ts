import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApp, type TestApp } from './an-app.js';

const run = promisify(execFile);
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const examples = (language: string): string[] =>
  [...README.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, code = '']) => code);
const succeeds = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Each example runs where its runtime is there. */
describe('The examples of the README', () => {
  let app: TestApp;
  let folder: string;
  const here = async (code: string): Promise<string> =>
    code.replaceAll('http://127.0.0.1:8000', await app.nest.getUrl());

  beforeAll(async () => {
    app = await anApp();
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await app.close();
  });

  const curls = examples('sh').filter((code) => code.startsWith('curl'));
  (succeeds('curl', '--version') ? it : it.skip)('run in curl', async () => {
    expect(curls).toHaveLength(2);
    for (const code of curls) {
      const { stdout } = await run('sh', ['-c', await here(code)]);
      expect(stdout).toMatch(/"category":"billing"/);
    }
  });

  it('run in JavaScript', async () => {
    const [code] = examples('js');
    const script = join(folder, 'example.mjs');
    writeFileSync(script, await here(code!));
    const { stdout } = await run(process.execPath, [script]);
    expect(stdout).toMatch(/^billing \w+ billing_team\nHi Maria,/);
  });

  // A version manager's python may come first and lack the system's packages.
  const python = ['python3', '/usr/bin/python3'].find((each) => succeeds(each, '-c', 'import httpx'));
  (python === undefined ? it.skip : it)('run in Python', async () => {
    const [code] = examples('python');
    const { stdout } = await run(python!, ['-c', await here(code!)]);
    expect(stdout).toMatch(/^billing billing_team 2/);
  });
});
