import { Tally } from './tally.js';
import { foldedForWords, wordRuns } from './word-runs.js';

/** A text as counts of hashed n-grams: bucket numbers, each with its damped count. */
export interface Features {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** A stretch of text that counts more or less than others, such as a subject. */
export interface TextPart {
  readonly text: string;
  readonly weight: number;
}

export const BUCKET_BITS = 18;
export const BUCKETS = 2 ** BUCKET_BITS;

/** What is read of a text; the words after them say little that is new. */
const MOST_WORDS = 400;
const LONGEST_WORD = 40;
const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
/** Words and word pairs count whole; their pieces, of which there are many, less. Chosen on 77 intents, full and ten-shot. */
const WORD_WEIGHT = 1;
const PIECE_WEIGHT = 0.7;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Words, pairs and pieces of the same letters are different n-grams. */
const PAIR_SEED = Math.imul(FNV_OFFSET ^ 1, FNV_PRIME);
const PIECE_SEED = Math.imul(FNV_OFFSET ^ 2, FNV_PRIME);
const SPACE = 32;

/** Gets a hashed n-gram and the offsets of the words it was read from. */
type Sink = (bucket: number, start: number, end: number) => void;

/** The tables serve one text after the other, since nothing here waits. */
const words = new Tally();
const pieces = new Tally();

/** Counts words, word pairs and the pieces of two to five letters inside words; all of it hashed, nothing stored. */
export function featurize(text: string | readonly TextPart[]): Features {
  const parts = typeof text === 'string' ? [{ text, weight: 1 }] : text;
  for (const part of parts) {
    readGrams(
      part.text,
      (bucket) => words.add(bucket, part.weight),
      (bucket) => pieces.add(bucket, part.weight),
    );
  }
  const indices = new Int32Array(words.size + pieces.size);
  const values = new Float32Array(indices.length);
  const written = words.moveTo(indices, values, 0, WORD_WEIGHT);
  pieces.moveTo(indices, values, written, PIECE_WEIGHT);
  return { indices, values };
}

/** The n-grams of a text with the places of their words, for telling which words made a model decide. */
export function eachGram(
  text: string,
  take: (bucket: number, value: number, start: number, end: number) => void,
): void {
  readGrams(
    text,
    (bucket, start, end) => take(bucket, WORD_WEIGHT, start, end),
    (bucket, start, end) => take(bucket, PIECE_WEIGHT, start, end),
  );
}

function readGrams(text: string, word: Sink, piece: Sink): void {
  const folded = foldedForWords(text);
  let before = 0;
  let beforeStart = -1;
  for (const { start, end } of wordRuns(folded, MOST_WORDS)) {
    const hash = hashOf(folded, start, end);
    word(hash & (BUCKETS - 1), start, end);
    if (beforeStart >= 0) word(mixed(Math.imul(before ^ PAIR_SEED, FNV_PRIME) ^ hash), beforeStart, end);
    before = hash;
    beforeStart = start;
    readPieces(folded, start, Math.min(end, start + LONGEST_WORD), piece, end);
  }
}

/** Each piece carries the word's border as a space, so that a beginning differs from a middle. */
function readPieces(text: string, start: number, end: number, piece: Sink, wordEnd: number): void {
  for (let from = start - 1; from <= end - 2; from += 1) {
    let hash = PIECE_SEED;
    for (let length = 1; length <= LONGEST_GRAM; length += 1) {
      const at = from + length - 1;
      if (at > end) break;
      const code = at < start || at === end ? SPACE : text.charCodeAt(at);
      hash = Math.imul(hash ^ code, FNV_PRIME);
      if (length >= SHORTEST_GRAM) piece(mixed(hash), start, wordEnd);
    }
  }
}

/** FNV-1a with a last stir, whose low bits alone are weak. */
function hashOf(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return stirred(hash);
}

function stirred(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}

const mixed = (hash: number): number => stirred(hash) & (BUCKETS - 1);
