import { connectionError } from './connection-error.js';
import { isAbort } from './error-chain.js';
import { LlmError } from './llm-error.js';
import { type Wire } from './wire.js';

export interface BodyLimits {
  /** Of the decompressed body. */
  readonly maxBytes: number;
  /** Between two chunks. */
  readonly idleMs: number;
  /** Before the first one; unset, the call's own deadline counts, since a model may think. */
  readonly firstByteMs?: number;
}

/**
 * The body's chunks as they come, for as long as they are within the limits.
 * @throws LlmError, or the AbortError of whoever aborts
 */
export async function* guardedChunks(
  response: Response,
  limits: BodyLimits,
  wire: Wire,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const body = response.body as ReadableStream<Uint8Array<ArrayBuffer>> | null;
  const reader = body?.getReader();
  if (reader === undefined) return;
  let total = 0;
  try {
    if (Number(response.headers.get('content-length')) > limits.maxBytes) throw new LlmError('oversized');
    for (;;) {
      const { done, value } = await withinIdle(reader.read(), total === 0 ? limits.firstByteMs : limits.idleMs);
      if (done) return;
      total += value.byteLength;
      wire.answering = true;
      if (total > limits.maxBytes) throw new LlmError('oversized');
      yield value;
    }
  } catch (error) {
    if (error instanceof LlmError) wire.failure = error;
    else if (!isAbort(error)) wire.failure = connectionError(error, wire.answering);
    throw wire.failure ?? error;
  } finally {
    // Also when the consumer stops early: an open body keeps its socket.
    void reader.cancel().catch(() => undefined);
  }
}

/** The whole body as text, within the limits. */
export async function guardedText(response: Response, limits: BodyLimits, wire: Wire): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of guardedChunks(response, limits, wire)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

async function withinIdle<T>(read: Promise<T>, idleMs: number | undefined): Promise<T> {
  if (idleMs === undefined) return read;
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LlmError('stalled')), idleMs);
  });
  try {
    return await Promise.race([read, stall]);
  } finally {
    clearTimeout(timer);
  }
}
