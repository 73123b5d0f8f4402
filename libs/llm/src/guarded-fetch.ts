import { assertWholeAnswer } from './completion.js';
import { connectionError } from './connection-error.js';
import { isAbort } from './error-chain.js';
import { type BodyLimits, guardedChunks, guardedText } from './guarded-body.js';
import { LlmError } from './llm-error.js';
import { providerError } from './provider-error.js';
import { retryAfterMs } from './retry-after.js';
import { currentWire, type Wire } from './wire.js';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** An error's body is short and there at once. */
const ERROR_BODY = { maxBytes: 64 * 1024, idleMs: 500 };

/**
 * A `fetch` that lets through whole, well-formed answers alone and names every other one by an LlmError, so that
 * nothing behind it has to understand statuses, odd bodies or sockets.
 */
export function guardedFetch(
  limits: BodyLimits,
  send: Fetch = fetch,
  assertWhole: (body: unknown) => void = assertWholeAnswer,
): Fetch {
  const whole = (response: Response, wire: Wire): Promise<Response> => wholeBody(response, limits, wire, assertWhole);
  return async (input, init) => {
    const wire = currentWire.getStore() ?? { answering: false };
    try {
      // Following a redirect would carry the key and the ticket to an address nobody configured.
      const response = await send(input, { ...init, redirect: 'manual' });
      if (!response.ok) throw await errorOf(response, limits, wire);
      return await (asksForStream(init) ? streamed(response, limits, wire) : whole(response, wire));
    } catch (error) {
      if (isAbort(error)) throw error;
      wire.failure = error instanceof LlmError ? error : connectionError(error, wire.answering);
      throw wire.failure;
    }
  };
}

/** In a JSON text an unescaped `"stream":true` is a key, never a part of somebody's words. */
function asksForStream(init: RequestInit | undefined): boolean {
  return typeof init?.body === 'string' && init.body.includes('"stream":true');
}

async function errorOf(response: Response, limits: BodyLimits, wire: Wire): Promise<LlmError> {
  const wait = retryAfterMs(response.headers);
  if (response.status < 400) {
    void response.body?.cancel().catch(() => undefined);
    return providerError(response.status, undefined, wait);
  }
  const idleMs = Math.min(limits.idleMs, ERROR_BODY.idleMs);
  const text = await errorText(response, { ...ERROR_BODY, idleMs, firstByteMs: idleMs }, wire);
  return providerError(response.status, jsonOr(text), wait);
}

/** Whatever is wrong with the error's body, its status stands. */
async function errorText(response: Response, limits: BodyLimits, wire: Wire): Promise<string> {
  try {
    return await guardedText(response, limits, { answering: wire.answering });
  } catch (error) {
    if (isAbort(error)) throw error;
    return '';
  }
}

async function wholeBody(
  response: Response,
  limits: BodyLimits,
  wire: Wire,
  assertWhole: (body: unknown) => void,
): Promise<Response> {
  const text = await guardedText(response, limits, wire);
  const body = jsonOr(text);
  if (typeof body === 'string') throw new LlmError('garbled');
  wire.spent = (body as { readonly usage?: unknown } | null)?.usage;
  assertWhole(body);
  return new Response(text, { status: 200, headers: { 'content-type': 'application/json' } });
}

async function streamed(response: Response, limits: BodyLimits, wire: Wire): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('text/event-stream')) return notStreamed(response, limits, wire);
  return new Response(guardedChunks(response, limits, wire), {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
  });
}

/** Most often an error in a 200; a whole answer where a stream was asked for is another protocol too. */
async function notStreamed(response: Response, limits: BodyLimits, wire: Wire): Promise<Response> {
  await wholeBody(response, limits, wire, assertWholeAnswer);
  throw new LlmError('garbled');
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
