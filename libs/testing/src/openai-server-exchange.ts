import { type ServerResponse } from 'node:http';

/** What a chat completion asks for, as it came over the wire. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: { readonly type: string };
  readonly temperature?: number;
  readonly max_tokens?: number;
}

/** One request and the response it waits for. */
export interface Exchange {
  readonly request: ChatRequest;
  readonly response: ServerResponse;
  /** What a well-behaved model would say here. */
  readonly answer: string;
  /** How many requests this model had before. */
  readonly earlier: number;
}

const USAGE = { prompt_tokens: 21, completion_tokens: 7, total_tokens: 28 };

export interface Finish {
  readonly reason?: string | null;
  readonly usage?: object | null;
  /** Takes the place of `{role, content}`. */
  readonly message?: object;
}

export function sendJson({ response }: Exchange, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function sendError(exchange: Exchange, status: number, error: object = {}, headers: object = {}): void {
  // Real endpoints repeat the prompt and parts of the key in their messages.
  const said = exchange.request.messages.map(({ content }) => content).join(' ');
  sendJson(
    exchange,
    status,
    { error: { message: `Cannot answer: ${said}`, type: 'error', code: null, ...error } },
    headers,
  );
}

/** A whole answer, as one JSON body or as a stream, whichever was asked for. */
export function sendAnswer(exchange: Exchange, text: string, finish: Finish = {}): void {
  if (exchange.request.stream) sendStream(exchange, text, finish);
  else sendJson(exchange, 200, completion(exchange.request.model, text, finish));
}

export function completion(
  model: string,
  text: string,
  { reason = 'stop', usage = USAGE, message }: Finish = {},
): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_760_000_000,
    model,
    choices: [{ index: 0, message: message ?? { role: 'assistant', content: text }, finish_reason: reason }],
    ...(usage !== null && { usage }),
  };
}

function sendStream(exchange: Exchange, text: string, { reason = 'stop', usage = USAGE, message }: Finish = {}): void {
  startStream(exchange);
  if (message === undefined) sendPieces(exchange, text);
  else sendEvent(exchange, piece(exchange, message));
  endStream(exchange, reason, usage);
}

export function startStream({ response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
}

export function sendPieces(exchange: Exchange, text: string): void {
  // Small enough that words are cut, few enough that a long answer does not measure the machine.
  const size = Math.max(12, Math.ceil(text.length / 100));
  for (let i = 0; i < text.length; i += size)
    sendEvent(exchange, piece(exchange, { content: text.slice(i, i + size) }));
}

export function endStream(exchange: Exchange, reason: string | null, usage: object | null = USAGE): void {
  sendEvent(exchange, piece(exchange, {}, reason));
  if (usage !== null && exchange.request.stream_options?.include_usage)
    sendEvent(exchange, { ...piece(exchange, {}), choices: [], usage });
  exchange.response.end('data: [DONE]\n\n');
}

export function sendEvent({ response }: Exchange, event: unknown): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}

export function piece({ request }: Exchange, delta: object, reason: string | null = null): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_760_000_000,
    model: request.model,
    choices: [{ index: 0, delta, finish_reason: reason }],
  };
}
