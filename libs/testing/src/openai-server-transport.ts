import { createGzip } from 'node:zlib';
import {
  completion,
  endStream,
  type Exchange,
  piece,
  sendAnswer,
  sendEvent,
  sendJson,
  sendPieces,
  startStream,
} from './openai-server-exchange.js';

const MEGABYTE = 1024 * 1024;

const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2));

/** The bytes of a good answer's body, in the protocol that was asked for. */
function goodBody({ request, answer }: Exchange): string {
  return JSON.stringify(completion(request.model, answer));
}

/** Writes at an interval for as long as somebody listens. */
function every(ms: number, { response }: Exchange, write: () => void): void {
  const timer = setInterval(write, ms);
  response.on('close', () => clearInterval(timer));
}

/** What a connection or a body can do wrong, by the model's name. */
export const TRANSPORT_FAULTS: Readonly<Record<string, (exchange: Exchange) => void>> = {
  reset: ({ response }) => response.destroy(),
  silent: () => undefined,
  'headers-then-silent': ({ response, request }) => {
    response.writeHead(200, { 'content-type': request.stream ? 'text/event-stream' : 'application/json' });
    response.flushHeaders();
  },
  'slow-drip': (exchange) => {
    const { response, request } = exchange;
    if (request.stream) startStream(exchange);
    else response.writeHead(200, { 'content-type': 'application/json' });
    every(10, exchange, () => response.write(request.stream ? ': wait\n\n' : ' '));
  },
  'cut-after-first-byte': (exchange) => {
    const { response } = exchange;
    const body = goodBody(exchange);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.write(half(body), () => setTimeout(() => response.destroy(), 5));
  },
  'cut-stream': (exchange) => {
    startStream(exchange);
    sendPieces(exchange, half(exchange.answer));
    setTimeout(() => exchange.response.destroy(), 15);
  },
  'stream-without-end-mark': (exchange) => {
    if (exchange.request.stream) {
      startStream(exchange);
      sendPieces(exchange, half(exchange.answer));
      exchange.response.end();
    } else sendAnswer(exchange, half(exchange.answer), { reason: null });
  },
  'stall-mid-stream': (exchange) => {
    startStream(exchange);
    sendPieces(exchange, half(exchange.answer));
  },
  'stall-mid-body': (exchange) => {
    exchange.response.writeHead(200, { 'content-type': 'application/json' });
    exchange.response.write(half(goodBody(exchange)));
  },
  'error-mid-stream': (exchange) => {
    startStream(exchange);
    sendPieces(exchange, half(exchange.answer));
    sendEvent(exchange, { error: { message: 'Provider returned error', code: 502 } });
    exchange.response.end();
  },
  'broken-event': (exchange) => {
    startStream(exchange);
    exchange.response.write('data: {"choices":[{"delta":{"con\n\n');
    endStream(exchange, 'stop');
  },
  'garbage-bytes': ({ response }) => {
    response.socket?.end('\u0000\u0001garbage that is no HTTP\r\n\r\n');
  },
  'http-1.0-close': (exchange) => {
    const body = goodBody(exchange);
    exchange.response.socket?.end(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${body}`);
  },
  'content-length-lie': (exchange) => {
    const body = goodBody(exchange);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length + 500}\r\n\r\n`;
    exchange.response.socket?.end(head + body);
  },
  'not-gzip': (exchange) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    exchange.response.writeHead(200, headers).end(goodBody(exchange));
  },
  'huge-body': (exchange) => flood(exchange, 50 * MEGABYTE),
  'announced-huge-body': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 50 * MEGABYTE });
    response.write('{"choices":');
  },
  'endless-stream': (exchange) => {
    startStream(exchange);
    const event = `data: ${JSON.stringify(piece(exchange, { content: 'blah '.repeat(2000) }))}\n\n`;
    every(1, exchange, () => exchange.response.write(event));
  },
  'gzip-bomb': (exchange) => {
    exchange.response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(exchange.response);
    exchange.response.on('close', () => gzip.destroy());
    gzip.on('error', () => undefined);
    const zeros = Buffer.alloc(MEGABYTE, ' ');
    for (let i = 0; i < 50; i += 1) gzip.write(zeros);
    gzip.end();
  },
  redirect: ({ response }) => {
    response.writeHead(307, { location: '/v1/elsewhere' }).end();
  },
  'no-stream': (exchange) => sendJson(exchange, 200, completion(exchange.request.model, exchange.answer)),
  'unasked-stream': (exchange) => {
    startStream(exchange);
    sendPieces(exchange, exchange.answer);
    endStream(exchange, 'stop');
  },
};

/** Real bytes, without holding them all, for as long as they are taken. */
function flood({ response }: Exchange, bytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const block = Buffer.alloc(64 * 1024, ' ');
  let left = bytes;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= block.length;
      if (!response.write(block)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}
