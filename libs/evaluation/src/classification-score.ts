import { abstentionScore, type AbstentionScore } from './abstention.js';
import { classScores, type ClassScore, macro, weightedF1 } from './class-scores.js';
import { confusionOf, type Confusion } from './confusion.js';
import { coverageAt, type Coverage } from './coverage.js';
import { isDefensible, isRight, type Judgement, share } from './judgement.js';
import { ordinalScore, type OrdinalScore } from './ordinal.js';
import { calibrationError, reliability, type ReliabilityBin } from './reliability.js';
import { wilsonLowerBound } from './wilson.js';

export interface ScoreOptions {
  /** Labels in the order to show them; those of an ordered scale from the worst down. */
  readonly labels?: readonly string[];
  readonly isOrdered?: boolean;
  /** The label that stands for "none of these". */
  readonly outOfScope?: string;
}

/** Everything that can be said of a set of predictions; all shares in [0, 1]. */
export interface ClassificationScore {
  readonly count: number;
  readonly missing: number;
  readonly accuracy: number;
  /** At least so much is true with 97.5 % certainty. */
  readonly accuracyAtLeast: number;
  /** Counts the other acceptable answers as right too. */
  readonly lenientAccuracy: number;
  readonly macroF1: number;
  readonly macroRecall: number;
  readonly weightedF1: number;
  readonly classes: readonly ClassScore[];
  readonly confusion: Confusion;
  readonly ordinal: OrdinalScore | null;
  readonly abstention: AbstentionScore | null;
  /** Bins over lenient outcomes: a confidence promises a defensible answer. */
  readonly reliability: readonly ReliabilityBin[];
  readonly calibrationError: number;
  /** The same with only the label itself as right. */
  readonly strictCalibrationError: number;
  /** At 90 and 95 % of defensible answers. */
  readonly coverage: readonly Coverage[];
}

const TARGETS = [0.9, 0.95];

export function scoreClassification(judgements: readonly Judgement[], options: ScoreOptions = {}): ClassificationScore {
  const { labels = [], isOrdered = false, outOfScope } = options;
  const confusion = confusionOf(judgements, labels);
  const classes = classScores(confusion);
  const lenient = judgements.map((each) => ({ confidence: each.confidence, isRight: isDefensible(each) }));
  const strict = judgements.map((each) => ({ confidence: each.confidence, isRight: isRight(each) }));
  const bins = reliability(lenient);
  return {
    count: judgements.length,
    missing: judgements.filter(({ predicted }) => predicted === null).length,
    accuracy: share(judgements, isRight),
    accuracyAtLeast: wilsonLowerBound(judgements.filter(isRight).length, judgements.length),
    lenientAccuracy: share(judgements, isDefensible),
    macroF1: macro(classes, 'f1'),
    macroRecall: macro(classes, 'recall'),
    weightedF1: weightedF1(classes),
    classes,
    confusion,
    ordinal: isOrdered ? ordinalScore(judgements, labels) : null,
    abstention: outOfScope === undefined ? null : abstentionScore(judgements, outOfScope),
    reliability: bins,
    calibrationError: calibrationError(bins),
    strictCalibrationError: calibrationError(reliability(strict)),
    coverage: TARGETS.map((target) => coverageAt(lenient, target)),
  };
}
