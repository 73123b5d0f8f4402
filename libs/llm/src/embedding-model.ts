import { type Call, type Rung } from './climb.js';
import { assertEmbeddings, readEmbeddings } from './embedding-answer.js';
import { isAbort } from './error-chain.js';
import { type BodyLimits } from './guarded-body.js';
import { type Fetch, guardedFetch } from './guarded-fetch.js';
import { LlmError, llmErrorIn } from './llm-error.js';
import { type ModelGate } from './model-gate.js';
import { type Endpoint } from './models.js';
import { type TokenPrice, usageOf } from './usage.js';
import { currentWire } from './wire.js';

/** Far above a batch of the longest vectors written out, far below what hurts. */
const LIMITS: BodyLimits = { maxBytes: 8 * 1024 * 1024, idleMs: 5000 };

/**
 * One embedding model at one endpoint. Asked by hand: the client library hands out neither what a call used nor a way
 * to give it up, and wants base64 that many servers do not know.
 */
export class EmbeddingModel implements Rung {
  private readonly send: Fetch;
  private readonly url: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly name: string,
    readonly gate: ModelGate,
    { baseUrl, apiKey, headers }: Endpoint,
    private readonly price: TokenPrice | undefined,
    limits: Partial<BodyLimits> = {},
  ) {
    this.send = guardedFetch({ ...LIMITS, ...limits }, fetch, assertEmbeddings);
    this.url = `${baseUrl.replace(/\/+$/, '')}/embeddings`;
    const key: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
    this.headers = { ...headers, ...key, 'content-type': 'application/json' };
  }

  /** @throws LlmError */
  async embed(texts: readonly string[], dimensions: number | undefined, call: Call): Promise<Float32Array[]> {
    const body = JSON.stringify({ model: this.name, input: texts, encoding_format: 'float' });
    const request = { method: 'POST', headers: this.headers, body, signal: call.signal };
    try {
      const answer = await currentWire.run(call, async () => (await this.send(this.url, request)).json());
      this.note(call, texts);
      return readEmbeddings(answer, texts.length, dimensions);
    } catch (error) {
      if (call.spent !== undefined) this.note(call, texts);
      throw call.failure ?? llmErrorIn(error) ?? new LlmError(isAbort(error) ? 'aborted' : 'garbled');
    }
  }

  private note(call: Call, texts: readonly string[]): void {
    call.usage = usageOf(call.spent, { sent: texts.join('\n'), received: '' }, this.price);
  }
}
