import {
  argmax,
  type Correction,
  decodeDeskModel,
  encodeDeskModel,
  type Grounds,
  heldOutProbabilities,
  selfTrain,
  softmax,
  type SoftmaxModel,
  trainDeskModel,
} from '@app/local-model';

/** Everything that training one task needs, as plain data that may cross to another thread. */
export interface TrainingJob {
  readonly classes: readonly string[];
  readonly corrections: readonly Correction[];
  /** Tickets nobody judged, to learn the desk's words from anew; null keeps what the model in force knows of them. */
  readonly backlog: readonly Grounds[] | null;
  /** The model in force; null for the base alone, or where it does not fit any more. */
  readonly inForce: Uint8Array | null;
}

/** A class and how sure of it a model is. */
export interface Prediction {
  readonly predicted: string;
  readonly confidence: number;
}

export interface TrainingResult {
  readonly model: Uint8Array;
  /** For each correction, by a model that had not seen it. */
  readonly heldOut: readonly Prediction[];
  /** For each correction, by the version in force, which may have learnt from it. */
  readonly byInForce: readonly Prediction[];
  readonly usedBacklog: boolean;
  /** Whether it learnt from the corrections; else they only judge it, and may again. */
  readonly isTaught: boolean;
}

/** With fewer corrections a desk's model would be chance; the backlog may still sharpen the base. */
const LEAST_CORRECTIONS = 20;

/** Null where there is too little to learn from. */
export function train({ classes, corrections, backlog, inForce }: TrainingJob): TrainingResult | null {
  const current = inForce === null ? undefined : decodeDeskModel(inForce);
  const self = backlog === null ? current?.self : selfTrainOn(backlog, classes);
  const isEnough = corrections.length >= LEAST_CORRECTIONS && new Set(corrections.map(({ label }) => label)).size > 1;
  if (!isEnough && (backlog === null || self === undefined)) return null;

  // Corrections that are too few to learn from still judge what the backlog taught.
  const model = trainDeskModel(isEnough ? corrections : [], { classes, self });
  const heldOut = isEnough
    ? heldOutProbabilities(corrections, { classes, self })
    : corrections.map((correction) => model.probabilities(correction));
  const byInForce = corrections.map((correction) =>
    current === undefined ? softmax(correction.baseScores) : current.probabilities(correction),
  );
  return {
    model: encodeDeskModel(model),
    heldOut: heldOut.map((each) => predictionOf(each, classes)),
    byInForce: byInForce.map((each) => predictionOf(each, classes)),
    usedBacklog: self !== undefined,
    isTaught: isEnough,
  };
}

function selfTrainOn(backlog: readonly Grounds[], classes: readonly string[]): SoftmaxModel | undefined {
  const judged = backlog.map(({ features, baseScores }) => ({ features, probabilities: softmax(baseScores) }));
  return selfTrain(judged, classes);
}

function predictionOf(probabilities: Float64Array, classes: readonly string[]): Prediction {
  const best = argmax(probabilities);
  return { predicted: classes[best] ?? '', confidence: probabilities[best] ?? 0 };
}
