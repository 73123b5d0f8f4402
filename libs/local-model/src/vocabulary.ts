import { BUCKETS, type Features } from './features.js';

/** A text as rows of a vocabulary, weighted by rarity and scaled to length one. */
export interface RowVector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/** Which hashed n-grams a model knows, each with its inverse document frequency. */
export class Vocabulary {
  /** The row of each bucket; -1 where the model does not know it. */
  private readonly rowOf = new Int32Array(BUCKETS).fill(-1);

  constructor(
    /** Rising. */
    readonly buckets: Int32Array,
    readonly idf: Float32Array,
  ) {
    buckets.forEach((bucket, row) => (this.rowOf[bucket] = row));
  }

  /** Those n-grams that stand in at least `minTexts` of the texts; idf = ln((1 + N) / (1 + n)) + 1. */
  static of(texts: readonly Features[], minTexts: number): Vocabulary {
    const frequency = new Int32Array(BUCKETS);
    for (const { indices } of texts) for (const bucket of indices) frequency[bucket] = (frequency[bucket] ?? 0) + 1;
    const buckets = new Int32Array(BUCKETS);
    let size = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1)
      if ((frequency[bucket] ?? 0) >= minTexts) buckets[size++] = bucket;
    const known = buckets.slice(0, size);
    const idf = Float32Array.from(known, (bucket) => Math.log((1 + texts.length) / (1 + (frequency[bucket] ?? 0))) + 1);
    return new Vocabulary(known, idf);
  }

  get size(): number {
    return this.buckets.length;
  }

  rowFor(bucket: number): number {
    return this.rowOf[bucket] ?? -1;
  }

  vectorOf({ indices, values }: Features): RowVector {
    const rows = new Int32Array(indices.length);
    const weighted = new Float32Array(indices.length);
    let count = 0;
    let squares = 0;
    for (let i = 0; i < indices.length; i += 1) {
      const row = this.rowOf[indices[i] ?? 0] ?? -1;
      if (row < 0) continue;
      const value = (values[i] ?? 0) * (this.idf[row] ?? 0);
      rows[count] = row;
      weighted[count] = value;
      squares += value * value;
      count += 1;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let i = 0; i < count; i += 1) weighted[i] = (weighted[i] ?? 0) * scale;
    return { rows: rows.subarray(0, count), values: weighted.subarray(0, count) };
  }
}
