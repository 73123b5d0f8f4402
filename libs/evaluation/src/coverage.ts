import { type Outcome } from './reliability.js';

/** What can be left to the machine when its answers must be right this often. */
export interface Coverage {
  /** The precision asked for. */
  readonly target: number;
  /** The share of all tickets whose confidence reaches the threshold. */
  readonly coverage: number;
  /** The lowest confidence to act on; null where no threshold reaches the target. */
  readonly threshold: number | null;
}

/** The largest share of tickets, taken from the most confident down, of which at least `target` is right. */
export function coverageAt(outcomes: readonly Outcome[], target: number): Coverage {
  const byConfidence = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let best: Coverage = { target, coverage: 0, threshold: null };
  byConfidence.forEach(({ confidence, isRight }, i) => {
    right += isRight ? 1 : 0;
    // Equal confidences pass a threshold together.
    if (byConfidence[i + 1]?.confidence === confidence || right < target * (i + 1)) return;
    best = { target, coverage: (i + 1) / outcomes.length, threshold: confidence };
  });
  return best;
}
