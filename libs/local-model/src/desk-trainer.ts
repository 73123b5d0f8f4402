import { DeskModel, type Grounds, sharpened } from './desk-model.js';
import { outOfFold, stratifiedFolds } from './folds.js';
import { type SoftmaxModel } from './softmax-model.js';
import { trainSoftmax } from './softmax-trainer.js';
import { fitTemperature } from './temperature.js';
import { fitScaling, scaled } from './vector-scaling.js';

/** A ticket with the class that an agent gave it. */
export interface Correction extends Grounds {
  readonly label: string;
}

export interface DeskTraining {
  readonly classes: readonly string[];
  /** The model of the desk's backlog, if there is one. */
  readonly self?: SoftmaxModel | undefined;
  readonly seed?: number;
}

const FOLDS = 5;
const EPOCHS = 10;
const RATE = 4;
/** Below it nothing but the base's scores can be moved. */
const LEAST_CORRECTIONS = 10;

/** Learns what corrections say beyond the base: its scores stay a fixed part, and only the rest is learnt. */
export function trainDeskModel(corrections: readonly Correction[], training: DeskTraining): DeskModel {
  const model = fitted(corrections, training);
  if (corrections.length < 2 * FOLDS) return model;
  const logits = heldOut(corrections, training, (trained, correction) => trained.logits(correction));
  const temperature = fitTemperature(
    logits,
    corrections.map(({ label }) => training.classes.indexOf(label)),
  );
  return new DeskModel(model.classes, model.self, model.scaling, model.residual, temperature);
}

/** What models trained without each correction's fold think of it: k-fold cross-validation. */
export function heldOutProbabilities(corrections: readonly Correction[], training: DeskTraining): Float64Array[] {
  return heldOut(corrections, training, (model, correction) => model.probabilities(correction), trainDeskModel);
}

function heldOut<T>(
  corrections: readonly Correction[],
  training: DeskTraining,
  read: (model: DeskModel, correction: Correction) => T,
  train = fitted,
): T[] {
  const foldOf = stratifiedFolds(
    corrections.map(({ label }) => label),
    FOLDS,
    training.seed,
  );
  return outOfFold(corrections, foldOf, (rest) => {
    const model = train(rest, training);
    return (correction) => read(model, correction);
  });
}

function fitted(corrections: readonly Correction[], { classes, self, seed }: DeskTraining): DeskModel {
  const scored = corrections.map(({ features, baseScores, label }) => ({
    scores: sharpened(features, baseScores, self),
    target: classes.indexOf(label),
  }));
  const scaling = fitScaling(scored, classes.length);
  const residual =
    corrections.length < LEAST_CORRECTIONS
      ? undefined
      : trainSoftmax(
          corrections.map(({ features, label }, i) => ({
            features,
            label,
            offset: scaled(scored[i]?.scores ?? new Float64Array(classes.length), scaling),
          })),
          { classes, epochs: EPOCHS, rate: RATE, ...(seed !== undefined && { seed }) },
        );
  return new DeskModel(classes, self, scaling, residual, 1);
}
