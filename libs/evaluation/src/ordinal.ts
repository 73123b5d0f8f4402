import { type Judgement } from './judgement.js';

/** How far off predictions on an ordered scale are. */
export interface OrdinalScore {
  /** Cohen's kappa with quadratic weights: 0 is chance, 1 is perfect. */
  readonly kappa: number;
  /** Mean distance in levels. */
  readonly meanError: number;
  /** The share that is at most one level off. */
  readonly withinOne: number;
}

/**
 * Judgements whose label or prediction is not on the scale are left out.
 * @param levels from the worst down
 */
export function ordinalScore(judgements: readonly Judgement[], levels: readonly string[]): OrdinalScore | null {
  const pairs = judgements
    .map(({ gold, predicted }) => [levels.indexOf(gold), predicted === null ? -1 : levels.indexOf(predicted)] as const)
    .filter(([gold, predicted]) => gold >= 0 && predicted >= 0);
  if (pairs.length === 0) return null;
  const mean = (of: (gold: number, predicted: number) => number): number =>
    pairs.reduce((total, [gold, predicted]) => total + of(gold, predicted), 0) / pairs.length;

  // The disagreement by chance is E(g - p)^2 for independent g and p: both variances and the squared difference of the means.
  const [goldMean, predictedMean] = [mean((gold) => gold), mean((_, predicted) => predicted)];
  const byChance =
    mean((gold) => (gold - goldMean) ** 2) +
    mean((_, predicted) => (predicted - predictedMean) ** 2) +
    (goldMean - predictedMean) ** 2;
  return {
    kappa: byChance === 0 ? 0 : 1 - mean((gold, predicted) => (gold - predicted) ** 2) / byChance,
    meanError: mean((gold, predicted) => Math.abs(gold - predicted)),
    withinOne: mean((gold, predicted) => (Math.abs(gold - predicted) <= 1 ? 1 : 0)),
  };
}
