import { type Features, featurize } from './features.js';
import { type SoftmaxModel } from './softmax-model.js';
import { trainSoftmax } from './softmax-trainer.js';

/** A text that was read and the class that a person gave it. */
export interface LabelledFeatures {
  readonly features: Features;
  readonly label: string;
}

const FEW_EXAMPLES = 20;
/** Chosen on three folds of 77 intents, and on five- and ten-shot draws of them. */
const PACE = {
  many: { epochs: 10, rate: 8, dropout: 0.7 },
  few: { epochs: 60, rate: 4, dropout: 0.8 },
};
/** With few examples a class's name is worth two of them; with many it fades. */
const NAME_WEIGHT = 2;

/** Learns classes of which nothing is known but examples and what they are called. */
export function trainFromZero(known: readonly LabelledFeatures[], classes: readonly string[]): SoftmaxModel {
  const perClass = known.length / Math.max(1, classes.length);
  const weight = Math.min(NAME_WEIGHT, FEW_EXAMPLES / perClass);
  const examples = [...known, ...classes.map((label) => ({ features: spokenName(label), label, weight }))];
  return trainSoftmax(examples, { classes, ...(perClass < FEW_EXAMPLES ? PACE.few : PACE.many) });
}

/** People name a class by what it is about, `card_arrival`: one more example of it. */
function spokenName(label: string): Features {
  return featurize(label.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\W]+/g, ' '));
}
