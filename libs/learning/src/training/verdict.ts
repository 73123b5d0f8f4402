import { type Judgement, scoreClassification } from '@app/evaluation';
import { type HeldOutAnswer, type HeldOutScore } from '../models/model-card.js';
import { type Label } from './labels.store.js';
import { type Prediction } from './train.js';

/** What was said of each correction by a model that had not seen it. */
export function heldOutAnswers(labels: readonly Label[], predictions: readonly Prediction[]): HeldOutAnswer[] {
  return labels.map(({ id, label }, i) => ({ id, label, ...(predictions[i] ?? NOTHING) }));
}

const NOTHING: Prediction = { predicted: '', confidence: 0 };

/**
 * What the version in force says of corrections that it has not seen. It has learnt from the older ones, and was judged
 * on those when it was trained: there, its held-out answer of then counts.
 */
export function fairAnswers(
  labels: readonly Label[],
  predictions: readonly Prediction[],
  evidence: readonly HeldOutAnswer[],
): HeldOutAnswer[] {
  const known = new Map(evidence.map((answer) => [answer.id, answer]));
  return heldOutAnswers(labels, predictions).map((answer) => {
    const { predicted, confidence } = known.get(answer.id) ?? answer;
    return { ...answer, predicted, confidence };
  });
}

/** Null without answers. */
export function scoreOf(answers: readonly HeldOutAnswer[]): HeldOutScore | null {
  if (answers.length === 0) return null;
  const { macroF1, accuracy, strictCalibrationError } = scoreClassification(answers.map(toJudgement));
  return { macroF1, accuracy, calibrationError: strictCalibrationError };
}

export function toJudgement({ id, label, predicted, confidence }: HeldOutAnswer): Judgement {
  return { id, gold: label, accepted: [], predicted, confidence };
}
