const FIRST_CAPACITY = 2 ** 13;
/** Knuth's multiplicative hash spreads neighbouring buckets over the table. */
const SPREAD = 0x9e3779b1;

/** Adds up weights by bucket, in a table that is used again and again: a Map of its own for each text took thrice the time. */
export class Tally {
  private capacity = FIRST_CAPACITY;
  /** One more than the bucket; 0 is free. */
  private keys = new Int32Array(FIRST_CAPACITY);
  private counts = new Float32Array(FIRST_CAPACITY);
  /** The slots in use, in the order in which their buckets came. */
  private used = new Int32Array(FIRST_CAPACITY / 2);
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(bucket: number, weight: number): void {
    const slot = this.slotOf(bucket);
    if (this.keys[slot] === 0) {
      if (this.count === this.used.length) {
        this.grow();
        this.add(bucket, weight);
        return;
      }
      this.keys[slot] = bucket + 1;
      this.counts[slot] = 0;
      this.used[this.count] = slot;
      this.count += 1;
    }
    this.counts[slot] = (this.counts[slot] ?? 0) + weight;
  }

  /** Writes buckets and damped counts from `offset` on, and is empty again; returns where it ended. */
  moveTo(indices: Int32Array, values: Float32Array, offset: number, weight: number): number {
    const end = offset + this.count;
    for (let i = 0; i < this.count; i += 1) {
      const slot = this.used[i] ?? 0;
      const count = this.counts[slot] ?? 0;
      indices[offset + i] = (this.keys[slot] ?? 0) - 1;
      values[offset + i] = weight * (count < 1 ? count : count === 1 ? 1 : 1 + Math.log(count));
      this.keys[slot] = 0;
    }
    this.count = 0;
    return end;
  }

  private slotOf(bucket: number): number {
    const mask = this.capacity - 1;
    let slot = (Math.imul(bucket, SPREAD) >>> 16) & mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== bucket + 1) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, counts, used, count } = this;
    this.capacity *= 2;
    this.keys = new Int32Array(this.capacity);
    this.counts = new Float32Array(this.capacity);
    this.used = new Int32Array(this.capacity / 2);
    this.count = 0;
    for (let i = 0; i < count; i += 1) this.add((keys[used[i] ?? 0] ?? 0) - 1, counts[used[i] ?? 0] ?? 0);
  }
}
