const SPREAD = 0x9e3779b1;

/** Sums of scores by ticket number, in an open hash table: a `Map` took three times as long. */
export class DocScores {
  private mask = 0;
  private docs = new Int32Array(1);
  private days = new Uint16Array(1);
  private scores = new Float64Array(1);
  private used = new Int32Array(0);
  private size = 0;

  /**
   * Begins anew. The memory is kept from one use to the next: new arrays for each gave the garbage collector a fifth of
   * the time of a search.
   *
   * @param additions an upper bound of the tickets that scores are added to
   */
  reset(additions: number): void {
    for (let at = 0; at < this.size; at += 1) this.scores[this.used[at] ?? 0] = 0;
    this.size = 0;
    if (additions <= this.used.length) return;
    const slots = 2 ** Math.ceil(Math.log2(2 * additions));
    this.mask = slots - 1;
    this.docs = new Int32Array(slots);
    this.days = new Uint16Array(slots);
    this.scores = new Float64Array(slots);
    this.used = new Int32Array(slots / 2);
  }

  /** @param score over 0 */
  add(doc: number, day: number, score: number): void {
    let slot = (Math.imul(doc, SPREAD) >>> 7) & this.mask;
    while (this.scores[slot] !== 0 && this.docs[slot] !== doc) slot = (slot + 1) & this.mask;
    if (this.scores[slot] === 0) this.take(slot, doc, day);
    this.scores[slot] = (this.scores[slot] ?? 0) + score;
  }

  /** The tickets with the highest scores, best first; of equals the one with the higher number. */
  best(limit: number, factorOf: (day: number) => number): number[] {
    const top: { doc: number; score: number }[] = [];
    let least = 0;
    for (let at = 0; at < this.size; at += 1) {
      const slot = this.used[at] ?? 0;
      const score = (this.scores[slot] ?? 0) * factorOf(this.days[slot] ?? 0);
      if (score <= least) continue;
      top.push({ doc: this.docs[slot] ?? 0, score });
      // Twice as many as wanted are held before the worse half goes, so that sorting is rare.
      if (top.length >= 2 * limit) least = keepBest(top, limit);
    }
    keepBest(top, limit);
    return top.map(({ doc }) => doc);
  }

  private take(slot: number, doc: number, day: number): void {
    this.docs[slot] = doc;
    this.days[slot] = day;
    this.used[this.size] = slot;
    this.size += 1;
  }
}

/** @returns the lowest score that is kept */
function keepBest(top: { doc: number; score: number }[], limit: number): number {
  top.sort((a, b) => b.score - a.score || b.doc - a.doc);
  top.length = Math.min(top.length, limit);
  return top.at(-1)?.score ?? 0;
}
