import { DeskModel, type Grounds, sharpened } from './desk-model.js';
import { outOfFold, stratifiedFolds } from './folds.js';
import { trainFromZero } from './from-zero.js';
import { softmax } from './softmax.js';
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
const EPOCHS = 5;
const RATE = 4;
/** Below it nothing but the base's scores can be moved. */
const LEAST_CORRECTIONS = 10;

/** Learns what corrections say beyond the base: its scores stay a fixed part, and only the rest is learnt. */
export function trainDeskModel(corrections: readonly Correction[], training: DeskTraining): DeskModel {
  const model = fitted(corrections, training);
  if (corrections.length < 2 * FOLDS) return model;
  const temperature = temperatureOf(heldOutLogits(corrections, training), corrections, training);
  return new DeskModel(model.classes, model.self, model.scaling, model.residual, temperature);
}

/** What models trained without each correction's fold think of it: k-fold cross-validation. */
export function heldOutProbabilities(corrections: readonly Correction[], training: DeskTraining): Float64Array[] {
  const logits = heldOutLogits(corrections, training);
  const temperature = temperatureOf(logits, corrections, training);
  return logits.map((each) => softmax(each, temperature));
}

function heldOutLogits(corrections: readonly Correction[], training: DeskTraining): Float64Array[] {
  const foldOf = stratifiedFolds(
    corrections.map(({ label }) => label),
    FOLDS,
    training.seed,
  );
  return outOfFold(corrections, foldOf, (rest) => {
    const model = fitted(rest, training);
    return (correction) => model.logits(correction);
  });
}

function temperatureOf(
  logits: readonly Float64Array[],
  corrections: readonly Correction[],
  { classes }: DeskTraining,
): number {
  return fitTemperature(
    logits,
    corrections.map(({ label }) => classes.indexOf(label)),
  );
}

function fitted(corrections: readonly Correction[], training: DeskTraining): DeskModel {
  const { classes, self } = training;
  if (knowsNothing(corrections, self)) return fromZero(corrections, classes);
  const scored = corrections.map(({ features, baseScores, label }) => ({
    scores: sharpened(features, baseScores, self),
    target: classes.indexOf(label),
  }));
  const scaling = fitScaling(scored, classes.length);
  const offsets = scored.map(({ scores }) => scaled(scores, scaling));
  return new DeskModel(classes, self, scaling, residualOf(corrections, offsets, training), 1);
}

function residualOf(
  corrections: readonly Correction[],
  offsets: readonly Float64Array[],
  { classes, seed }: DeskTraining,
): SoftmaxModel | undefined {
  if (corrections.length < LEAST_CORRECTIONS) return undefined;
  const examples = corrections.map(({ features, label }, i) => ({
    features,
    label,
    ...(offsets[i] && { offset: offsets[i] }),
  }));
  return trainSoftmax(examples, { classes, epochs: EPOCHS, rate: RATE, ...(seed !== undefined && { seed }) });
}

/** The base says the same of every ticket: a taxonomy it has never met. */
function knowsNothing(corrections: readonly Correction[], self: SoftmaxModel | undefined): boolean {
  const [first] = corrections;
  if (self !== undefined || corrections.length < LEAST_CORRECTIONS) return false;
  return corrections.every(({ baseScores }) => baseScores.every((score, k) => score === first?.baseScores[k]));
}

function fromZero(corrections: readonly Correction[], classes: readonly string[]): DeskModel {
  const nothing = new Float64Array(classes.length);
  const scaling = { stretch: nothing, shift: nothing };
  return new DeskModel(classes, undefined, scaling, trainFromZero(corrections, classes), 1);
}
