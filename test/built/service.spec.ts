import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { undocumented } from '@app/platform';
import { eventually } from '@app/testing';
import { ServiceProcess } from './service-process.js';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const post = (url: string, path: string, body: object): Promise<Response> =>
  fetch(`${url}/api/v1/workflow/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const TICKET = { subject: 'Cannot log in', body: 'My password is refused.' };

describe('The built service', () => {
  let service: ServiceProcess;
  beforeAll(async () => {
    service = await ServiceProcess.ready({ DATABASE_URL: '' });
  });
  afterAll(() => service.kill('SIGTERM'));

  it('says where the docs are, which database and which intelligence it has, and a curl to paste', () => {
    expect(service.stderr).toContain(`${service.url}/docs`);
    expect(service.stderr).toMatch(/Database +embedded PostgreSQL in memory/);
    expect(service.stderr).toMatch(/Intelligence +Rules and local model/);
    const [, curl = ''] = /(curl .*})'/s.exec(service.stderr) ?? [];
    const { stdout } = spawnSync('sh', ['-c', `${curl}'`], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'completed' });
  });

  it('logs nothing but JSON lines to stdout, and no word of a ticket', async () => {
    await post(service.url, 'process', { ticket: { subject: 'xyzzy', body: 'plugh' } });
    const lines = service.stdout.trim().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level');
    expect(service.stdout).not.toMatch(/xyzzy|plugh/);
  });

  it('documents every route, schema and property, with examples that work', async () => {
    const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as Parameters<typeof undocumented>[0];
    expect(undocumented(document)).toEqual([]);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/',
      '/api/v1/duplicates/search',
      '/api/v1/duplicates/threshold',
      '/api/v1/incidents',
      '/api/v1/incidents/{id}',
      '/api/v1/learning/models',
      '/api/v1/learning/models/{version}/activate',
      '/api/v1/learning/report',
      '/api/v1/learning/runs/{id}',
      '/api/v1/learning/train',
      '/api/v1/tickets',
      '/api/v1/tickets/{id}',
      '/api/v1/tickets/{id}/duplicate-of',
      '/api/v1/tickets/{id}/duplicates',
      '/api/v1/tickets/{id}/feedback',
      '/api/v1/usage',
      '/api/v1/workflow/classify',
      '/api/v1/workflow/extract',
      '/api/v1/workflow/process',
      '/api/v1/workflow/respond',
      '/api/v1/workflow/route',
      '/health',
      '/health/live',
      '/health/ready',
      '/metrics',
    ]);
    const { ProcessBody } = (document.components?.schemas ?? {}) as Record<string, { example: object }>;
    expect((await post(service.url, 'process', ProcessBody!.example)).status).toBe(200);
  });

  it('serves the Swagger UI without anything from elsewhere', async () => {
    const page = await (await fetch(`${service.url}/docs`)).text();
    expect(page).toContain('swagger-ui');
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });
});

describe('The built service at its ends', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'service-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  afterEach(() => rmSync(join(directory, 'config'), { recursive: true, force: true }));

  it('finishes a request that has begun when it is told to stop, and ends with 0', async () => {
    const service = await ServiceProcess.ready({ DATABASE_URL: '' });
    const body = JSON.stringify({ ticket: TICKET });
    const call = httpRequest(`${service.url}/api/v1/workflow/process`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
    });
    call.flushHeaders();
    // The server has taken the request and waits for its body.
    await once(call, 'continue');
    const exit = service.kill('SIGTERM');
    await eventually(() =>
      fetch(`${service.url}/`).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    call.end(body);
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(await text(response))).toMatchObject({ status: 'completed' });
    expect(await exit).toBe(0);
  });

  it('does not start with a mistake in the YAML, and says where it is', async () => {
    const config = join(directory, 'config');
    cpSync(root('config'), config, { recursive: true });
    const file = join(config, 'routing_rules.yaml');
    const rules = readFileSync(file, 'utf8');
    writeFileSync(file, rules.replace('\n  - category: billing\n', '\n  - category: biling\n'));
    const service = await ServiceProcess.spawn({ DATABASE_URL: '', CONFIG_DIR: config });
    expect(await service.exit).toBe(1);
    expect(service.stderr).toMatch(/routing_rules\.yaml:\d+: .*no category "biling"; allowed: .*billing/);
    expect(service.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    [{ APP_PORT: 'eighty' }, /APP_PORT/],
    [{ DATABASE_URL: 'mysql://root:hunter2@db/x' }, /DATABASE_URL/],
  ])('does not start with %j, and shows no value', async (environment, named) => {
    const service = await ServiceProcess.spawn({ DATABASE_URL: '', ...environment });
    expect(await service.exit).toBe(1);
    expect(service.stderr).toMatch(named);
    expect(service.stderr).not.toMatch(/hunter2|eighty|\n\s+at /);
  });

  it('runs the demo without a server', () => {
    const demo = spawnSync(process.execPath, [root('dist/apps/cli/src/main.js'), 'demo'], { encoding: 'utf8' });
    expect(demo.stderr).toBe('');
    expect(demo.stdout.match(/^│ \d+ /gm)).toHaveLength(12);
    expect(demo.stdout).toMatch(/#2 \d+ %/);
  });
});
