import { type Server } from 'node:http';
import { Body, Controller, Get, HttpCode, Module, Post, Query } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import request from 'supertest';
import { Scopes } from './auth/scopes.js';
import { type CheckResult, HealthRegistry } from './health/health-registry.service.js';
import { Omittable, TextUpTo, TrimmedLength } from './http/body-decorators.js';
import { QueryInteger } from './http/query-decorators.js';
import { setUpHttp } from './http/set-up.js';
import { UuidParam } from './http/uuid-param.js';
import { openApiDocument, setUpOpenApi } from './openapi/set-up.js';
import { undocumented } from './openapi/undocumented.js';
import { PlatformModule } from './platform.module.js';

@ApiSchema({ description: 'What is sent.' })
class Parcel {
  @ApiProperty({ description: 'Whose it is.', example: 'Ada' })
  @TrimmedLength(1, 10)
  readonly ownerName!: string;

  @ApiProperty({ description: 'Where it goes.', nullable: true, type: String, required: false, example: 'Rome' })
  @Omittable()
  @TextUpTo(5)
  readonly sentTo?: string | null;
}

class Page {
  @ApiProperty({ description: 'How many.', required: false, example: 20 })
  @Omittable()
  @QueryInteger(1, 100)
  readonly pageSize?: number;
}

@ApiTags('parcels')
@Scopes('ship')
@Controller('parcels')
class ParcelsController {
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one' })
  @ApiOkResponse({ type: Parcel, description: 'Sent.' })
  send(@Body() parcel: Parcel): Parcel {
    return parcel;
  }

  @Get(':id')
  one(@UuidParam('id', 'The parcel.') id: string, @Query() page: Page): unknown {
    return { id, page };
  }
}

@Module({
  imports: [PlatformModule.forRoot({ scopes: ['ship', 'read'] })],
  controllers: [ParcelsController],
})
class ParcelsModule {}

const ID = '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e';
const API = { title: 'Parcels', description: 'Sends parcels.', version: '1.2.3', tags: [] };

async function startWith(env: Record<string, string>): Promise<NestExpressApplication> {
  Object.assign(process.env, { LOG_LEVEL: 'silent', API_KEYS: '', RATE_LIMIT_PER_MINUTE: '', ...env });
  const app = await NestFactory.create<NestExpressApplication>(ParcelsModule, { bodyParser: false, bufferLogs: true });
  setUpHttp(app);
  setUpOpenApi(app, API);
  await app.listen(0);
  return app;
}

describe('an open service', () => {
  let app: NestExpressApplication;
  let server: Server;
  let database: CheckResult = { status: 'up' };

  beforeAll(async () => {
    app = await startWith({ APP_NAME: 'parcels' });
    server = app.getHttpServer();
    app.get(HealthRegistry).register({ name: 'database', check: () => Promise.resolve(database) });
  });
  afterAll(() => app.close());

  it('says what it is', async () => {
    const answer = await request(server).get('/');
    expect(answer.body).toEqual({
      name: 'parcels',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      docs: '/docs',
      health: '/health',
    });
  });

  it.each([
    ['up', 200, 'healthy'],
    ['degraded', 200, 'degraded'],
    ['down', 503, 'unhealthy'],
  ] as const)('reports a database that is %s with %d', async (status, http, overall) => {
    database = { status };
    const answer = await request(server).get('/health');
    expect([answer.status, answer.body]).toEqual([
      http,
      {
        status: overall,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\.\d{3}Z$/),
        version: expect.any(String),
        ai_enabled: false,
        checks: { database: { status } },
      },
    ]);
  });

  it('is live at once and ready when it is told', async () => {
    const probe = async (): Promise<number[]> => {
      const [live, ready] = await Promise.all([
        request(server).get('/health/live'),
        request(server).get('/health/ready'),
      ]);
      return [live.status, ready.status];
    };
    expect(await probe()).toEqual([200, 503]);
    app.get(HealthRegistry).setReady();
    expect(await probe()).toEqual([200, 200]);
  });

  it('measures requests by the pattern of their route', async () => {
    await request(server).get(`/parcels/${ID}`);
    await request(server).get('/nowhere/7');
    const { text, headers } = await request(server).get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/parcels/:id",status="200"} 1');
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain(ID);
  });

  it('serves Swagger UI without anything from elsewhere', async () => {
    const page = await request(server).get('/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'self'/);
    expect(page.text).not.toMatch(/(?:src|href)="https?:/);
    expect((await request(server).get('/docs/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('describes itself in the names of the wire', async () => {
    const document: unknown = (await request(server).get('/openapi.json')).body;
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Parcels', version: '1.2.3' },
      components: {
        schemas: {
          Parcel: {
            required: ['owner_name'],
            properties: { owner_name: { minLength: 1 }, sent_to: { type: ['string', 'null'] } },
            example: { owner_name: 'Ada', sent_to: 'Rome' },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toContain('nullable');
  });

  it('lists the errors that an operation can give, and no others', () => {
    const { paths } = openApiDocument(app, API);
    const statuses = (path: string, method: 'get' | 'post'): string[] =>
      Object.keys(paths[path]?.[method]?.responses ?? {});
    expect(statuses('/parcels', 'post')).toEqual([
      '200',
      '400',
      '401',
      '403',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(statuses('/parcels/{id}', 'get')).toEqual(['200', '400', '401', '403', '404', '429', '500', '503']);
    expect(statuses('/metrics', 'get')).toEqual(['200', '500', '503']);
    expect(paths['/parcels/{id}']?.get?.parameters).toMatchObject([{ name: 'id' }, { name: 'page_size', in: 'query' }]);
    expect(paths['/parcels']?.post?.security).toEqual([{}, { bearer: ['ship'] }, { api_key: ['ship'] }]);
    expect(paths['/health']?.get?.security).toEqual([]);
  });

  it('finds what the document leaves out', () => {
    const lacking = undocumented(openApiDocument(app, API));
    expect(lacking).toContain('GET /parcels/{id} has no summary');
    expect(lacking.filter((line) => /^(?:Parcel|Problem|Field|POST)/.test(line))).toEqual([]);
  });
});

describe('a service with keys and a limit', () => {
  let app: NestExpressApplication;
  let server: Server;
  const ask = (headers: Record<string, string>): request.Test => request(server).get(`/parcels/${ID}`).set(headers);

  beforeAll(async () => {
    app = await startWith({ API_KEYS: 'all:k1,reader:k2:read,other:k3:ship', RATE_LIMIT_PER_MINUTE: '2' });
    server = app.getHttpServer();
  });
  afterAll(() => app.close());

  it.each([
    ['no key', {}],
    ['a wrong key', { 'X-API-Key': 'k' }],
    ['a wrong scheme', { Authorization: 'Basic k1' }],
  ])('refuses %s', async (_, headers) => {
    const answer = await ask(headers);
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('refuses a key without the scope', async () => {
    expect((await ask({ 'X-API-Key': 'k2' })).body).toMatchObject({
      status: 403,
      detail: 'The API key lacks the scope ship.',
    });
  });

  it('counts by key', async () => {
    const answers = [
      await ask({ 'X-API-Key': 'k1' }),
      await ask({ Authorization: 'Bearer k1' }),
      await ask({ 'X-API-Key': 'k1' }),
      await ask({ 'X-API-Key': 'k3' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(answers[2]?.headers['retry-after']).toBe('30');
  });

  it('leaves its own routes open and uncounted', async () => {
    const paths = ['/', '/health', '/health/live', '/metrics', '/openapi.json', '/docs'];
    const answers = await Promise.all(paths.map((path) => request(server).get(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  });
});
