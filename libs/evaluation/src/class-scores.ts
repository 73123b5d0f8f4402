import { type Confusion } from './confusion.js';
import { precisionRecall, type PrecisionRecall } from './precision-recall.js';

export interface ClassScore extends PrecisionRecall {
  readonly label: string;
  /** Tickets of this class. */
  readonly support: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Precision, recall and F1 of each class that is right somewhere, strictly: other acceptable answers count as wrong. */
export function classScores({ rows, counts }: Confusion): ClassScore[] {
  return rows.map((label, i) => {
    const hits = counts[i]?.[i] ?? 0;
    const support = sum(counts[i] ?? []);
    const claimed = sum(counts.map((row) => row[i] ?? 0));
    return { label, support, ...precisionRecall({ hits, falseAlarms: claimed - hits, misses: support - hits }) };
  });
}

/** The plain mean over classes: a rare class counts like a common one. */
export function macro(scores: readonly ClassScore[], of: 'precision' | 'recall' | 'f1'): number {
  return scores.length === 0 ? 0 : sum(scores.map((score) => score[of])) / scores.length;
}

/** The mean of F1 over tickets: a common class counts more. */
export function weightedF1(scores: readonly ClassScore[]): number {
  const total = sum(scores.map(({ support }) => support));
  return total === 0 ? 0 : sum(scores.map(({ f1, support }) => f1 * support)) / total;
}
