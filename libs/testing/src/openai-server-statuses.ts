import { type Exchange, sendError, sendJson } from './openai-server-exchange.js';

type Behaviour = (exchange: Exchange) => void;

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>';

const page =
  (status: number): Behaviour =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(PAGE);
  };

const error =
  (status: number, body: object = {}, headers: object = {}): Behaviour =>
  (exchange) =>
    sendError(exchange, status, body, headers);

const plain = [400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 529];

/** What an endpoint can answer instead of an answer, by the model's name: `429`, `context-length` and so on. */
export const STATUS_FAULTS: Readonly<Record<string, Behaviour>> = {
  ...Object.fromEntries(plain.map((status) => [String(status), error(status)])),
  '429-retry-after': error(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '0.05' }),
  '429-retry-after-days': error(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '259200' }),
  '429-quota': error(429, { code: 'insufficient_quota', type: 'insufficient_quota' }),
  'context-length': error(400, { code: 'context_length_exceeded' }),
  'content-filter-400': error(400, { code: 'content_filter' }),
  'model-not-found': error(404, { code: 'model_not_found' }),
  'gateway-404': page(404),
  'gateway-502': page(502),
  'html-200': page(200),
  'error-200': (exchange) => sendJson(exchange, 200, { error: { message: 'Provider returned error', code: 502 } }),
  'error-200-quota': (exchange) => sendJson(exchange, 200, { error: { message: 'Insufficient credits', code: 402 } }),
  'error-text-200': (exchange) => sendJson(exchange, 200, { error: 'something went wrong' }),
  'empty-choices': (exchange) => sendJson(exchange, 200, { id: 'x', object: 'chat.completion', choices: [] }),
  'empty-body': ({ response }) => void response.writeHead(200, { 'content-type': 'application/json' }).end(),
  'null-body': (exchange) => sendJson(exchange, 200, null),
  'hung-error': ({ response }) => {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.write('{"error":');
  },
};
