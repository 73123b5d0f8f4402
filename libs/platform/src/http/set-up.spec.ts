import { type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Body, Controller, Get, HttpCode, Module, Post, Query } from '@nestjs/common';
import { AppError } from '@app/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Allow, IsIn, IsOptional, IsString } from 'class-validator';
import request from 'supertest';
import { PlatformModule } from '../platform.module.js';
import { JsonObjectUpTo, Nested, Omittable, TrimmedLength } from './body-decorators.js';
import { QueryInteger } from './query-decorators.js';
import { setUpHttp } from './set-up.js';
import { UuidParam } from './uuid-param.js';
import { Verbatim } from './verbatim.js';

class Parcel {
  @TrimmedLength(1, 10)
  readonly parcelName!: string;

  @IsOptional()
  @IsString()
  readonly sentBy?: string | null;

  @Omittable()
  @Verbatim()
  @JsonObjectUpTo(100)
  readonly rawData?: Record<string, unknown>;
}

class Order {
  @Nested(() => Parcel)
  readonly firstParcel!: Parcel;

  @Omittable()
  @IsIn(['slow', 'fast'])
  readonly shippingSpeed?: string;
}

class Page {
  @Omittable()
  @QueryInteger(1, 100)
  readonly pageSize: number = 20;

  @Omittable()
  @IsString()
  readonly sentBy?: string;

  @Allow()
  readonly tags?: string[];
}

@Controller('orders')
class OrdersController {
  @Post()
  @HttpCode(200)
  place(@Body() order: Order): unknown {
    const { firstParcel } = order;
    return { firstParcel, placedAt: new Date(0), isInstance: firstParcel instanceof Parcel, nothing: undefined };
  }

  @Get()
  list(@Query() page: Page): unknown {
    return page;
  }

  @Get('broken')
  broken(): never {
    throw new Error('select secret from keys');
  }

  @Get('down')
  down(): never {
    throw new TypeError('connection refused');
  }

  @Get('busy')
  busy(): never {
    throw new AppError('conflict', 'order_busy', 'The order is busy.');
  }

  @Get('of/:id')
  one(@UuidParam('id', 'The order.') id: string): unknown {
    return { id };
  }
}

const whenDown = (error: unknown): AppError | undefined =>
  error instanceof TypeError ? new AppError('unavailable', 'database_down', 'Try again.') : undefined;

@Module({ imports: [PlatformModule.forRoot({ translators: [whenDown] })], controllers: [OrdersController] })
class OrdersModule {}

describe('setUpHttp', () => {
  let app: NestExpressApplication;
  let server: Server;
  const post = (body: unknown): request.Test =>
    request(server)
      .post('/orders')
      .send(body as object);
  const postRaw = (text: string, type = 'application/json'): request.Test =>
    request(server).post('/orders').set('Content-Type', type).send(text);

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'silent';
    app = await NestFactory.create<NestExpressApplication>(OrdersModule, { bodyParser: false, bufferLogs: true });
    setUpHttp(app);
    await app.listen(0);
    server = app.getHttpServer();
  });
  afterAll(() => app.close());

  it('speaks snake_case outside and camelCase inside', async () => {
    const answer = await post({ first_parcel: { parcel_name: ' a ', raw_data: { aKey: { bKey: 1 } } } });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        first_parcel: { parcel_name: ' a ', raw_data: { aKey: { bKey: 1 } } },
        placed_at: '1970-01-01T00:00:00.000Z',
        is_instance: true,
      },
    ]);
  });

  it.each([
    ['a missing body', undefined, [['', 'is required: send a JSON object']]],
    ['a list', [], [['', 'must be a JSON object']]],
    ['null', 'null', [['', 'must be a JSON object']]],
    ['a text', '"x"', [['', 'must be a JSON object']]],
    ['an empty object', {}, [['/first_parcel', 'is required']]],
    ['a list for an object', { first_parcel: [{ parcel_name: 'a' }] }, [['/first_parcel', 'must be an object']]],
    [
      'a blank text',
      { first_parcel: { parcel_name: '  ' } },
      [['/first_parcel/parcel_name', 'must be text of 1 to 10 characters after trimming']],
    ],
    [
      'a value of a closed list',
      { first_parcel: { parcel_name: 'a' }, shipping_speed: 'warp' },
      [['/shipping_speed', 'must be one of the following values: slow, fast']],
    ],
    [
      'null where a value may only be left out',
      { first_parcel: { parcel_name: 'a' }, shipping_speed: null },
      [['/shipping_speed', 'must be one of the following values: slow, fast']],
    ],
    [
      'an unknown property',
      { first_parcel: { parcel_name: 'a', colour: 1 } },
      [['/first_parcel/colour', 'is not a known property']],
    ],
    [
      'names that no property can have',
      '{"first_parcel":{"parcel_name":"a","constructor":1},"firstParcel":1,"__proto__":{},"to_string":1}',
      [
        ['/first_parcel/constructor', 'is not a known property'],
        ['/firstParcel', 'is not a known property'],
        ['/__proto__', 'is not a known property'],
        ['/to_string', 'is not a known property'],
      ],
    ],
    [
      'an object that is too large',
      { first_parcel: { parcel_name: 'a', raw_data: { x: 'y'.repeat(100) } } },
      [['/first_parcel/raw_data', 'must be an object of at most 100 bytes as JSON']],
    ],
  ])('refuses %s with a pointer to the field', async (_, body, errors) => {
    const sent =
      body === undefined ? request(server).post('/orders') : typeof body === 'string' ? postRaw(body) : post(body);
    const answer = await sent;
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: '/problems/validation_failed',
      title: 'Unprocessable Entity',
      status: 422,
      instance: '/orders',
      errors: errors.map(([pointer, detail]) => ({ pointer, detail })),
    });
  });

  it.each([
    ['not JSON', postOf('{"first_parcel":', 'application/json'), 400, 'malformed_json'],
    ['no UTF-8', postOf(Buffer.from([0x7b, 0xff, 0x7d]), 'application/json'), 400, 'not_utf8'],
    ['too deep', postOf('[', 'application/json', 100_000), 400, 'nested_too_deeply'],
    ['too large', postOf(' ', 'application/json', 1024 * 1024 + 1), 413, 'body_too_large'],
    ['too large once unpacked', gzipOf(' '.repeat(1024 * 1024 + 1)), 413, 'body_too_large'],
    ['a form', postOf('a=b', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
    ['another charset', postOf('{}', 'application/json; charset=latin1'), 415, 'unsupported_media_type'],
    ['an unknown encoding', postOf('{}', 'application/json', 1, 'rot13'), 415, 'unsupported_media_type'],
  ])('refuses a body that is %s', async (_, send, status, code) => {
    const answer = await send(server);
    expect([answer.status, answer.body]).toMatchObject([status, { type: `/problems/${code}`, status }]);
  });

  it('reads a packed body and a byte order mark', async () => {
    const json = '\u{FEFF}{"first_parcel":{"parcel_name":"a"}}';
    expect((await gzipOf(json)(server)).status).toBe(200);
  });

  it('replaces what no database can hold, one for one', async () => {
    const answer = await postRaw('{"first_parcel":{"parcel_name":"a\\u0000\\ud800b","raw_data":{"k\\u0000":1}}}');
    expect(answer.body).toMatchObject({
      first_parcel: { parcel_name: 'a\u{FFFD}\u{FFFD}b', raw_data: { 'k\u{FFFD}': 1 } },
    });
  });

  it('reads a query into its types', async () => {
    const answer = await request(server).get('/orders?page_size=5&tags=a&tags=b');
    expect([answer.status, answer.body]).toEqual([200, { page_size: 5, tags: ['a', 'b'] }]);
  });

  it.each([
    ['page_size=101', 'page_size', 'must be a whole number from 1 to 100'],
    ['page_size=', 'page_size', 'must be a whole number from 1 to 100'],
    ['page_size=0x10', 'page_size', 'must be a whole number from 1 to 100'],
    ['page_size=1&page_size=2', 'page_size', 'must be given only once'],
    ['sent_by=a&sent_by=b', 'sent_by', 'must be given only once'],
    ['colour=red', 'colour', 'is not a known property'],
    ['pageSize=1', 'pageSize', 'is not a known property'],
  ])('calls the query %s malformed', async (query, pointer, detail) => {
    const answer = await request(server).get(`/orders?${query}`);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { type: '/problems/malformed_query', instance: '/orders', errors: [{ pointer, detail }] },
    ]);
  });

  it('takes only UUIDs where the path names one', async () => {
    const id = '0197F2B0-5C1E-7C3A-9D57-3F6A0B1C2D3E';
    expect((await request(server).get(`/orders/of/${id}`)).body).toEqual({ id: id.toLowerCase() });
    expect((await request(server).get('/orders/of/7')).body).toMatchObject({
      status: 400,
      errors: [{ pointer: 'id', detail: 'must be a UUID' }],
    });
    expect((await request(server).get('/orders/of/%FF')).body).toMatchObject({ type: '/problems/malformed_request' });
  });

  it('says nothing about a bug but where to find it in the log', async () => {
    const answer = await request(server).get('/orders/broken?key=secret').set('X-Request-Id', 'find-me');
    expect(answer.body).toEqual({
      type: '/problems/internal_error',
      title: 'Internal Server Error',
      status: 500,
      detail: 'Something went wrong here; name the request id when you report it.',
      instance: '/orders/broken',
      request_id: 'find-me',
    });
  });

  it('lets a translator name an error of its library', async () => {
    const answer = await request(server).get('/orders/down');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect((await request(server).get('/orders/busy')).status).toBe(409);
  });

  it('knows a path without this method from no path at all', async () => {
    const wrongMethod = await request(server).delete('/orders');
    expect([wrongMethod.status, wrongMethod.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    expect(wrongMethod.body).toMatchObject({ type: '/problems/method_not_allowed' });
    expect((await request(server).get('/nowhere')).body).toMatchObject({ type: '/problems/unknown_route' });
  });

  it('answers HEAD as GET without a body, and OPTIONS with what there is', async () => {
    const head = await request(server).head('/orders');
    expect([head.status, head.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    const options = await request(server).options('/orders');
    expect([options.status, options.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await request(server).options('/nowhere')).status).toBe(404);
  });

  it.each([
    ['a sane id', 'abc:1.2_3-4', /^abc:1\.2_3-4$/],
    ['a strange id', 'a b', /^[0-9a-f]{8}-[0-9a-f]{4}-7/],
    ['an id that is too long', 'a'.repeat(129), /^[0-9a-f]{8}-[0-9a-f]{4}-7/],
  ])('answers %s with a sane one', async (_, given, expected) => {
    const answer = await request(server).get('/nowhere').set('X-Request-Id', given);
    expect(answer.headers['x-request-id']).toMatch(expected);
    expect(answer.body).toMatchObject({ request_id: answer.headers['x-request-id'] });
  });

  it.each([
    ['no request line', 'rubbish\r\n\r\n', 400],
    ['endless headers', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ])('answers %s with problem details', async (_, bytes, status) => {
    const answer = await exchange(server, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(answer).toMatch(/x-request-id: [0-9a-f-]{36}/i);
  });

  it('tells nobody what it runs on and lets nobody keep its answers', async () => {
    const { headers } = await request(server).get('/');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('etag');
  });
});

type Send = (server: Server) => request.Test;

function postOf(bytes: string | Buffer, type: string, times = 1, encoding = 'identity'): Send {
  const body = typeof bytes === 'string' ? Buffer.from(bytes.repeat(times)) : bytes;
  return (server) =>
    request(server)
      .post('/orders')
      .set('Content-Type', type)
      .set('Content-Encoding', encoding)
      .serialize((value: unknown) => value as string)
      .send(body);
}

function gzipOf(text: string): Send {
  return postOf(gzipSync(text), 'application/json', 1, 'gzip');
}

function exchange(server: Server, bytes: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(bytes.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')),
    );
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}
