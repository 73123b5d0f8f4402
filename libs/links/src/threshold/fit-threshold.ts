import { wilsonLowerBound } from '@app/evaluation';
import { scoreWorth } from './score-shift.js';
import { type ScoredPair } from './scored-pair.js';

export interface ThresholdAims {
  /** How often what is called a duplicate must be one. */
  readonly precision: number;
  /** With fewer judged pairs at or over a threshold nothing is proven of it. */
  readonly minimumLinks: number;
  /** What holds before anything is proven. */
  readonly cautious: number;
}

/** How right pairs are from a score on. */
interface ThresholdEvidence {
  readonly threshold: number;
  readonly judged: number;
  readonly precision: number;
  /** So much at least is true, given how few were judged (Wilson, 95 %). */
  readonly precisionAtLeast: number;
  /** The share of all judged duplicates that it finds. */
  readonly recall: number;
}

/**
 * `default`: nothing is proven; `proven`: the lowest threshold that is; `raised`: the default was shown to be too low, by
 * matches over it or by lower ones.
 */
export interface ThresholdFit {
  readonly basis: 'default' | 'proven' | 'raised';
  /** At 1 only the very same text is called a duplicate. */
  readonly inForce: number;
  readonly evidence: ThresholdEvidence | null;
}

/** Fits the score from which on a match is called a duplicate to what the desk confirmed and rejected. */
export function fitThreshold(pairs: readonly ScoredPair[], aims: ThresholdAims): ThresholdFit {
  const steps = evidenceByThreshold(pairs);
  const held = evidenceFrom(pairs, aims.cautious);
  const proven = [...steps, held]
    .filter(({ judged, precisionAtLeast }) => judged >= aims.minimumLinks && precisionAtLeast >= aims.precision)
    .reduce<ThresholdEvidence | null>(
      (low, step) => (low !== null && low.threshold <= step.threshold ? low : step),
      null,
    );
  if (proven !== null) return { basis: 'proven', inForce: proven.threshold, evidence: proven };

  const isDisproven = held.judged >= aims.minimumLinks && precisionAtMost(held) < aims.precision;
  if (!isDisproven) return unproven(pairs, aims);
  const higher = steps.findLast(
    (step) =>
      step.threshold > aims.cautious && precisionAtMost(step) >= aims.precision && step.precision >= aims.precision,
  );
  return { basis: 'raised', inForce: higher?.threshold ?? 1, evidence: higher ?? held };
}

/** What holds where too few matches at or over the default are judged to say anything of it by themselves. */
function unproven(pairs: readonly ScoredPair[], { cautious, minimumLinks }: ThresholdAims): ThresholdFit {
  const inForce = pairs.length < minimumLinks ? cautious : scoreWorth(cautious, pairs);
  const evidence = evidenceFrom(pairs, inForce);
  return {
    basis: inForce > cautious ? 'raised' : 'default',
    inForce,
    evidence: evidence.judged === 0 ? null : evidence,
  };
}

/** One entry for each score that occurs, from the highest down. */
function evidenceByThreshold(pairs: readonly ScoredPair[]): ThresholdEvidence[] {
  const falling = pairs.toSorted((a, b) => b.score - a.score);
  const duplicates = countDuplicates(pairs);
  let right = 0;
  return falling.flatMap(({ score, isDuplicate }, place) => {
    if (isDuplicate) right += 1;
    return falling[place + 1]?.score === score ? [] : [evidence(score, right, place + 1, duplicates)];
  });
}

function evidenceFrom(pairs: readonly ScoredPair[], threshold: number): ThresholdEvidence {
  const over = pairs.filter(({ score }) => score >= threshold);
  return evidence(threshold, countDuplicates(over), over.length, countDuplicates(pairs));
}

function evidence(threshold: number, right: number, judged: number, duplicates: number): ThresholdEvidence {
  return {
    threshold,
    judged,
    precision: judged === 0 ? 0 : right / judged,
    precisionAtLeast: wilsonLowerBound(right, judged),
    recall: duplicates === 0 ? 0 : right / duplicates,
  };
}

const countDuplicates = (pairs: readonly ScoredPair[]): number => pairs.filter(({ isDuplicate }) => isDuplicate).length;

/** The upper end of the same interval. */
function precisionAtMost({ judged, precision }: ThresholdEvidence): number {
  return 1 - wilsonLowerBound(judged - Math.round(judged * precision), judged);
}
