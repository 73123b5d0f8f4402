/** Points of a map from a score to the share of right answers, both rising; straight lines between them. */
export type Calibration = readonly (readonly [score: number, confidence: number])[];

/** An answer that was checked: how sure it was, and whether it was right. */
export interface Judged {
  readonly score: number;
  readonly isRight: boolean;
}

/** Fewer answers in a step than this prove too little. */
const SMALLEST_STEP = 20;

export function confidenceOf(score: number, calibration: Calibration): number {
  let [fromScore, fromConfidence] = calibration[0] ?? [0, 0];
  if (score <= fromScore) return fromConfidence;
  for (const [toScore, toConfidence] of calibration) {
    if (score < toScore) {
      const way = (score - fromScore) / (toScore - fromScore);
      return fromConfidence + way * (toConfidence - fromConfidence);
    }
    [fromScore, fromConfidence] = [toScore, toConfidence];
  }
  return fromConfidence;
}

/**
 * The rising map that fits the answers best (isotonic regression by pooling adjacent violators), thinned to `steps` of
 * equal size; a step's point is its mean score. Shares are drawn a little to the middle (Laplace), so that none is 0 or 1.
 */
export function isotonic(answers: readonly Judged[], steps = 15): Calibration {
  const sorted = answers.toSorted((a, b) => a.score - b.score);
  const size = Math.max(SMALLEST_STEP, Math.ceil(sorted.length / steps));
  const pools: Pool[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    let pool = poolOf(sorted.slice(from, from + size));
    for (let last = pools.at(-1); last !== undefined && shareOf(last) >= shareOf(pool); last = pools.at(-1)) {
      pools.pop();
      pool = merged(last, pool);
    }
    pools.push(pool);
  }
  return pools.map((pool) => [pool.scores / pool.count, shareOf(pool)]);
}

interface Pool {
  readonly count: number;
  readonly right: number;
  readonly scores: number;
}

function poolOf(answers: readonly Judged[]): Pool {
  return {
    count: answers.length,
    right: answers.filter(({ isRight }) => isRight).length,
    scores: answers.reduce((sum, { score }) => sum + score, 0),
  };
}

const merged = (a: Pool, b: Pool): Pool => ({
  count: a.count + b.count,
  right: a.right + b.right,
  scores: a.scores + b.scores,
});

const shareOf = ({ right, count }: Pool): number => (right + 1) / (count + 2);
