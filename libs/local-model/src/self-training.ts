import { argmax } from './softmax.js';
import { type Features } from './features.js';
import { type SoftmaxModel } from './softmax-model.js';
import { trainSoftmax, type TrainingExample } from './softmax-trainer.js';

/** A ticket nobody has judged, and what is thought of it so far. */
export interface Unlabelled {
  readonly features: Features;
  readonly probabilities: Float64Array;
}

/** With fewer tickets a desk's own words cannot be told from chance. */
export const LEAST_BACKLOG = 50;

/**
 * A model of the desk's own words from tickets that nobody judged: of every class that was predicted, the surer half,
 * each weighted by how sure it was. Undefined where there are too few tickets, or all seem to be of one class.
 */
export function selfTrain(backlog: readonly Unlabelled[], classes: readonly string[]): SoftmaxModel | undefined {
  if (backlog.length < LEAST_BACKLOG) return undefined;
  const examples = classes.flatMap((label, k) => surerHalf(backlog, label, k));
  if (new Set(examples.map(({ label }) => label)).size < 2) return undefined;
  return trainSoftmax(examples, { classes });
}

function surerHalf(backlog: readonly Unlabelled[], label: string, k: number): TrainingExample[] {
  const own = backlog
    .filter(({ probabilities }) => argmax(probabilities) === k)
    .sort((a, b) => (b.probabilities[k] ?? 0) - (a.probabilities[k] ?? 0));
  return own
    .slice(0, Math.ceil(own.length / 2))
    .map(({ features, probabilities }) => ({ features, label, weight: probabilities[k] ?? 0 }));
}

/** Below it the self-trained model's doubt says nothing more. */
const FLOOR = 0.03;

/** What the self-trained model adds to the scores of each class. */
export function selfScores(model: SoftmaxModel, features: Features): Float64Array {
  return model.probabilities(features).map((p) => Math.log(p + FLOOR));
}
