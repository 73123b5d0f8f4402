import { type Confusion } from './confusion.js';

/** A class taken for another. */
export interface MixUp {
  readonly gold: string;
  readonly predicted: string;
  readonly count: number;
}

/** The most frequent mix-ups first. */
export function mixUps({ rows, columns, counts }: Confusion, most: number): MixUp[] {
  return rows
    .flatMap((gold, i) => columns.map((predicted, j) => ({ gold, predicted, count: counts[i]?.[j] ?? 0 })))
    .filter(({ gold, predicted, count }) => gold !== predicted && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
