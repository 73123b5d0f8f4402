import { BUCKETS, type Features } from './features.js';
import { type SoftmaxModel } from './softmax-model.js';

/**
 * A model of few classes laid out for answering: what each bucket says stands in one place, where a SoftmaxModel looks up
 * row, rarity and weights in three. Answering is mostly waiting for memory, and takes a third of the time in this form.
 */
export class PackedModel {
  readonly classes: readonly string[];
  /** For each bucket its inverse document frequency, 0 where it is unknown, and a weight for each class. */
  private readonly table: Float32Array;
  private readonly biases: Float32Array;

  constructor({ classes, vocabulary, weights, biases }: SoftmaxModel) {
    const width = classes.length;
    this.classes = classes;
    this.biases = biases;
    this.table = new Float32Array(BUCKETS * (width + 1));
    vocabulary.buckets.forEach((bucket, row) => {
      const at = bucket * (width + 1);
      this.table[at] = vocabulary.idf[row] ?? 0;
      this.table.set(weights.subarray(row * width, (row + 1) * width), at + 1);
    });
  }

  /** The same as those of the model it was made of. */
  logits({ indices, values }: Features): Float64Array {
    const { table, biases } = this;
    const width = biases.length;
    const logits = new Float64Array(width);
    let squares = 0;
    for (let i = 0; i < indices.length; i += 1) {
      const at = (indices[i] ?? 0) * (width + 1);
      const value = (values[i] ?? 0) * (table[at] ?? 0);
      if (value === 0) continue;
      squares += value * value;
      for (let k = 0; k < width; k += 1) logits[k] = (logits[k] ?? 0) + value * (table[at + 1 + k] ?? 0);
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let k = 0; k < width; k += 1) logits[k] = (logits[k] ?? 0) * scale + (biases[k] ?? 0);
    return logits;
  }
}
