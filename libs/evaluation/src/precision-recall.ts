/** Hits, false alarms and misses. */
export interface Counts {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
}

export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Each is 0 where its denominator is. */
export function precisionRecall({ hits, falseAlarms, misses }: Counts): PrecisionRecall {
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const precision = ratio(hits, hits + falseAlarms);
  const recall = ratio(hits, hits + misses);
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}
