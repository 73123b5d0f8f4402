import { wilsonLowerBound } from '@app/evaluation';
import { type HeldOutAnswer } from '../models/model-card.js';

/** How right the answers are from a confidence on. */
export interface PrecisionFrom {
  readonly threshold: number;
  /** Answers at or over it. */
  readonly judged: number;
  /** Their share of all answers of the same class. */
  readonly coverage: number;
  readonly precision: number;
  /** So much at least is true, given how few were judged (Wilson, 95 %). */
  readonly precisionAtLeast: number;
}

/** Few enough that the best of them is no accident. */
const THRESHOLDS = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98] as const;

/** Of answers that all name the same class. */
export function precisionByThreshold(answers: readonly HeldOutAnswer[]): PrecisionFrom[] {
  return THRESHOLDS.map((threshold) => {
    const over = answers.filter(({ confidence }) => confidence >= threshold);
    const right = over.filter(({ label, predicted }) => label === predicted).length;
    return {
      threshold,
      judged: over.length,
      coverage: answers.length === 0 ? 0 : over.length / answers.length,
      precision: over.length === 0 ? 0 : right / over.length,
      precisionAtLeast: wilsonLowerBound(right, over.length),
    };
  });
}

export function byPredicted(answers: readonly HeldOutAnswer[]): Map<string, HeldOutAnswer[]> {
  const groups = new Map<string, HeldOutAnswer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.predicted);
    if (group === undefined) groups.set(answer.predicted, [answer]);
    else group.push(answer);
  }
  return groups;
}

export interface Target {
  readonly precision: number;
  /** With fewer judged answers nothing is proven. */
  readonly minimumJudged: number;
}

/** From which confidence on answers of a class may be applied unseen; classes without enough evidence are left out. */
export function provenThresholds(answers: readonly HeldOutAnswer[], target: Target): Map<string, PrecisionFrom> {
  const proven = new Map<string, PrecisionFrom>();
  for (const [name, own] of byPredicted(answers)) {
    const from = precisionByThreshold(own).find(
      ({ judged, precisionAtLeast }) => judged >= target.minimumJudged && precisionAtLeast >= target.precision,
    );
    if (from !== undefined) proven.set(name, from);
  }
  return proven;
}
