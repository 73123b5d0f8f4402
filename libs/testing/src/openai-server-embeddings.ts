import { hash } from 'node:crypto';
import { type Exchange, sendJson } from './openai-server-exchange.js';

/** What an embeddings call asks for, as it came over the wire. */
export interface EmbeddingRequest {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly encoding_format?: string;
}

export type Embed = (text: string) => readonly number[];

const DIMENSIONS = 64;
const GRAM = 3;

/**
 * A stand-in for an embedding model: hashed runs of three letters, so that texts of the same letters point the same
 * way, whatever their words.
 */
export function embedByLetters(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  const padded = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  for (let at = 0; at + GRAM <= padded.length; at += 1) {
    const bits = Number.parseInt(hash('sha256', padded.slice(at, at + GRAM), 'hex').slice(0, 8), 16);
    const place = bits % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + (bits & 0x100000 ? 1 : -1);
  }
  return vector.some((part) => part !== 0) ? vector : vector.fill(1);
}

type Item = { readonly index: number; readonly embedding: unknown };
type Answer = (exchange: Exchange, items: readonly Item[]) => void;

const sendItems =
  (change: (items: readonly Item[]) => readonly unknown[]): Answer =>
  (exchange, items) => {
    const usage = { prompt_tokens: 9 * items.length, total_tokens: 9 * items.length };
    sendJson(exchange, 200, { object: 'list', model: exchange.request.model, data: change(items), usage });
  };

const each = (change: (vector: number[]) => unknown): Answer =>
  sendItems((items) => items.map((item) => ({ ...item, embedding: change(item.embedding as number[]) })));

/** What an embedding model can answer, good and bad, by its name. */
export const EMBEDDING_ANSWERS: Readonly<Record<string, Answer>> = {
  ok: sendItems((items) => items),
  'any-order': sendItems((items) => items.toReversed()),
  'too-few': sendItems((items) => items.slice(1)),
  'no-vectors': sendItems(() => []),
  'wrong-dimension': each((vector) => vector.slice(1)),
  'zero-vector': each((vector) => vector.map(() => 0)),
  'null-parts': each((vector) => vector.map(() => null)),
  'text-parts': each((vector) => vector.map(String)),
  'base64-vector': each((vector) => Buffer.from(Float32Array.from(vector).buffer).toString('base64')),
  'no-vector': each(() => undefined),
};

export function embeddingItems({ input }: EmbeddingRequest, embed: Embed): Item[] {
  const texts = typeof input === 'string' ? [input] : input;
  return texts.map((text, index) => ({ index, embedding: [...embed(text)] }));
}
