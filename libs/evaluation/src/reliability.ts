/** A prediction's confidence, and whether it was right. */
export interface Outcome {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The predictions whose confidence lies in (from, to]; the first bin takes 0 too. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  /** The share that was right. */
  readonly accuracy: number;
}

/** As in Guo et al., "On Calibration of Modern Neural Networks" (2017). */
const BINS = 15;

/** Bins of equal width; empty ones are left out. */
export function reliability(outcomes: readonly Outcome[], bins = BINS): ReliabilityBin[] {
  const members = Array.from({ length: bins }, (): Outcome[] => []);
  for (const outcome of outcomes) members[binOf(outcome.confidence, bins)]?.push(outcome);
  return members.flatMap((inside, i) =>
    inside.length === 0
      ? []
      : [
          {
            from: i / bins,
            to: (i + 1) / bins,
            count: inside.length,
            meanConfidence: inside.reduce((total, { confidence }) => total + confidence, 0) / inside.length,
            accuracy: inside.filter(({ isRight }) => isRight).length / inside.length,
          },
        ],
  );
}

const binOf = (confidence: number, bins: number): number =>
  Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));

/** Expected calibration error: how far confidence and share of right answers lie apart, over the bins by their counts. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const apart = bins.reduce(
    (sum, { count, accuracy, meanConfidence }) => sum + count * Math.abs(accuracy - meanConfidence),
    0,
  );
  return total === 0 ? 0 : apart / total;
}
