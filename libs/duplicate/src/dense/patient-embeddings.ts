import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '@app/domain';
import { type Embeddings, LlmGaveUp } from '@app/llm';

/** A batch may take a slow machine a while, and no customer waits for it. */
const TIMEOUT_MS = 120_000;
const PAUSES_MS = [1000, 5000, 20_000, 60_000];
/** Nothing that waiting would mend. */
const HOPELESS = new Set([
  'unauthenticated',
  'out_of_credit',
  'forbidden',
  'not_found',
  'over_budget',
  'redirected',
  'aborted',
]);
/** What one text of a batch may be to blame for. */
const TEXTS_FAULT = new Set(['context_length', 'too_large', 'bad_request', 'content_filter']);

/** Vectors of many texts, from a model that may be slow, busy or away for a while. */
export class PatientEmbeddings {
  constructor(
    private readonly embeddings: Embeddings,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * One for each text; undefined for a text that the model does not take: a refused batch is halved until that stands
   * alone.
   * @throws OperatorError when the model stays away
   */
  async of(texts: readonly string[], dimensions: number): Promise<readonly (Float32Array | undefined)[]> {
    try {
      return await this.asked(texts, dimensions);
    } catch (error) {
      if (!(error instanceof LlmGaveUp)) throw error;
      if (texts.length === 1) return [undefined];
      const half = Math.ceil(texts.length / 2);
      const first = await this.of(texts.slice(0, half), dimensions);
      return [...first, ...(await this.of(texts.slice(half), dimensions))];
    }
  }

  /** @returns how long the model's vectors are @throws OperatorError when it gives none */
  async dimensions(): Promise<number> {
    try {
      const [vector] = await this.asked(['The order was charged twice.'], undefined);
      return vector?.length ?? 0;
    } catch (error) {
      throw error instanceof LlmGaveUp ? gaveNone(error) : error;
    }
  }

  /** @throws OperatorError, or LlmGaveUp for what a text may be to blame for */
  private async asked(texts: readonly string[], dimensions: number | undefined): Promise<readonly Float32Array[]> {
    for (let tries = 0; ; tries += 1) {
      try {
        return (await this.embeddings.embed({ texts, dimensions, timeoutMs: TIMEOUT_MS })).value;
      } catch (error) {
        if (!(error instanceof LlmGaveUp) || TEXTS_FAULT.has(error.reason)) throw error;
        const wait = HOPELESS.has(error.reason) ? undefined : PAUSES_MS[tries];
        if (wait === undefined || this.signal.aborted) throw gaveNone(error);
        await pause(wait, undefined, { signal: this.signal }).catch(() => undefined);
      }
    }
  }
}

const gaveNone = ({ message }: LlmGaveUp): OperatorError =>
  new OperatorError(`The embedding model gives no vectors: ${message}.`);
