/** One prediction beside what is right. */
export interface Judgement {
  readonly id: string;
  readonly gold: string;
  /** Answers that an honest reader could also defend. */
  readonly accepted: readonly string[];
  /** Null where nothing was predicted, which counts as wrong. */
  readonly predicted: string | null;
  readonly confidence: number;
}

export const isRight = ({ gold, predicted }: Judgement): boolean => predicted === gold;

export const isDefensible = ({ gold, accepted, predicted }: Judgement): boolean =>
  predicted === gold || (predicted !== null && accepted.includes(predicted));

/** The share of the items that hold; 0 where there are none. */
export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}
