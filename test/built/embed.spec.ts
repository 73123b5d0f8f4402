import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aChatServer, type ChatServer } from '@app/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const CLI = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const KEY = 'sk-very-secret-key';
const MODEL = 'text-embedding-3-small';

const TICKETS = ['Charged twice', 'Cannot sign in', 'Parcel is late'].map((subject, i) =>
  JSON.stringify({
    id: `ZD-${i}`,
    created_at: `2024-01-0${i + 1}T10:00:00Z`,
    subject,
    body: `${subject}, please help.`,
  }),
);

describe('The built embed', () => {
  let folder: string;
  let server: ChatServer;
  let environment: Record<string, string>;
  beforeAll(async () => {
    server = await aChatServer();
    folder = mkdtempSync(join(tmpdir(), 'embed-'));
    writeFileSync(join(folder, 'tickets.jsonl'), TICKETS.join('\n'));
    environment = {
      DATABASE_URL: `pglite:${join(folder, 'data')}`,
      LLM_PROVIDER: 'none',
      EMBEDDINGS_BASE_URL: server.url,
      EMBEDDINGS_API_KEY: KEY,
    };
    await cli(['import', '--in', join(folder, 'tickets.jsonl')]);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  function cli(args: readonly string[], more = {}): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const env = { ...process.env, ...environment, ...more };
      execFile(process.execPath, [CLI, ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  }

  it('says what is missing where there is no model', async () => {
    const { code, stderr } = await cli(['embed']);
    expect([code, stderr]).toEqual([
      2,
      'There is no embedding model to ask: set EMBEDDINGS_MODEL (see .env.example).\n',
    ]);
  });

  it('gives every ticket its vector once, in batches, newest first', async () => {
    const more = { EMBEDDINGS_MODEL: MODEL };
    const first = await cli(['embed', '--batch', '2'], more);
    expect(first).toEqual({ code: 0, stdout: '3 tickets got vectors of 64 numbers.\n', stderr: '' });
    const sent = server.requests.map(({ input }) => input);
    expect(sent.slice(1)).toEqual([
      ['Parcel is late\nParcel is late, please help.', 'Cannot sign in\nCannot sign in, please help.'],
      ['Charged twice\nCharged twice, please help.'],
    ]);
    expect((await cli(['embed'], more)).stdout).toBe('0 tickets got vectors of 64 numbers.\n');
  });

  it('begins anew for another model, and forgets the first where it is told to', async () => {
    const { stdout } = await cli(['embed', '--forget-others'], { EMBEDDINGS_MODEL: 'ok' });
    expect(stdout).toBe('3 tickets got vectors of 64 numbers.\nOther models whose vectors were dropped: 1.\n');
  });

  it('says why the model gives no vectors, and shows no key', async () => {
    const { code, stderr } = await cli(['embed'], { EMBEDDINGS_MODEL: '401' });
    expect(code).toBe(2);
    expect(stderr).toContain('The model endpoint did not accept the key (HTTP 401).');
    expect(stderr).not.toContain(KEY);
  });
});
