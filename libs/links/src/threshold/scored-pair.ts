/** A pair that was proposed with a score, and whether the desk says it is one. */
export interface ScoredPair {
  readonly score: number;
  readonly isDuplicate: boolean;
}
