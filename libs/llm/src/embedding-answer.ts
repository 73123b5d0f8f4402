import { LlmError } from './llm-error.js';
import { providerError } from './provider-error.js';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** @throws LlmError unless the body of a 200 holds vectors */
export function assertEmbeddings(body: unknown): void {
  if (!isRecord(body)) throw new LlmError('garbled');
  if (body.error !== undefined && body.error !== null) throw providerError(undefined, body);
  if (!Array.isArray(body.data)) throw new LlmError('garbled');
  if (body.data.length === 0) throw new LlmError('no_answer');
}

/**
 * The vectors of an answer in the order of the texts, each of length 1.
 * @throws LlmError `garbled` unless there is a usable one for each text, `unusable` where they are of another length
 */
export function readEmbeddings(body: unknown, count: number, dimensions: number | undefined): Float32Array[] {
  assertEmbeddings(body);
  const { data } = body as { readonly data: readonly unknown[] };
  const vectors = new Array<Float32Array | undefined>(count);
  data.forEach((item, place) => {
    const { index, embedding } = isRecord(item) ? item : {};
    vectors[typeof index === 'number' ? index : place] = unitVector(embedding);
  });
  const whole = vectors.filter((vector) => vector !== undefined);
  if (data.length !== count || whole.length !== count) throw new LlmError('garbled');
  const length = dimensions ?? whole[0]?.length;
  if (whole.some((vector) => vector.length !== length)) throw new LlmError('unusable');
  return whole;
}

/** Undefined for what has no direction. */
function unitVector(value: unknown): Float32Array | undefined {
  if (!Array.isArray(value)) return undefined;
  let squares = 0;
  for (const part of value as unknown[]) squares += typeof part === 'number' ? part * part : NaN;
  if (!(squares > 0 && squares < Infinity)) return undefined;
  const length = Math.sqrt(squares);
  return Float32Array.from(value as number[], (part) => part / length);
}
