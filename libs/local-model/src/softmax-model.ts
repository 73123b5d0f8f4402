import { eachGram, type Features } from './features.js';
import { softmax } from './softmax.js';
import { type RowVector, type Vocabulary } from './vocabulary.js';

/** How much a word of a text speaks for one class against the mean of all. */
export interface WordWeight {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Larger than any text that is read. */
const KEY_FACTOR = 2 ** 24;

/** A linear classifier over hashed n-grams. */
export class SoftmaxModel {
  constructor(
    readonly classes: readonly string[],
    readonly vocabulary: Vocabulary,
    /** One row a known n-gram, one column a class. */
    readonly weights: Float32Array,
    readonly biases: Float32Array,
  ) {}

  logits(features: Features): Float64Array {
    return this.logitsOf(this.vocabulary.vectorOf(features));
  }

  logitsOf({ rows, values }: RowVector): Float64Array {
    const { weights } = this;
    const width = this.classes.length;
    const logits = Float64Array.from(this.biases);
    for (let i = 0; i < rows.length; i += 1) {
      const from = (rows[i] ?? 0) * width;
      const value = values[i] ?? 0;
      for (let k = 0; k < width; k += 1) logits[k] = (logits[k] ?? 0) + value * (weights[from + k] ?? 0);
    }
    return logits;
  }

  probabilities(features: Features, temperature = 1): Float64Array {
    return softmax(this.logits(features), temperature);
  }

  /** The words of a text and how much each speaks for a class, in the order of the text; word pairs share theirs out. */
  wordWeights(text: string, className: string): WordWeight[] {
    const width = this.classes.length;
    const column = this.classes.indexOf(className);
    const byPlace = new Map<number, { start: number; end: number; weight: number }>();
    eachGram(text, (bucket, value, start, end) => {
      const row = this.vocabulary.rowFor(bucket);
      if (row < 0) return;
      const from = row * width;
      let sum = 0;
      for (let k = 0; k < width; k += 1) sum += this.weights[from + k] ?? 0;
      const lead = (this.weights[from + column] ?? 0) - sum / width;
      const weight = value * (this.vocabulary.idf[row] ?? 0) * lead;
      const key = start * KEY_FACTOR + end;
      const place = byPlace.get(key);
      if (place === undefined) byPlace.set(key, { start, end, weight });
      else place.weight += weight;
    });
    return [...byPlace.values()];
  }
}
