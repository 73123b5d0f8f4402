import { type Features, featurize } from './features.js';
import { stratifiedFolds } from './folds.js';
import { argmax, softmax } from './softmax.js';
import { type SoftmaxModel } from './softmax-model.js';
import { trainSoftmax, type TrainingExample } from './softmax-trainer.js';
import { support } from './support.js';
import { fitTemperature } from './temperature.js';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

export interface IntentAnswer {
  /** `oos` where the model abstains. */
  readonly label: string;
  readonly confidence: number;
}

export interface IntentTraining {
  /**
   * Share of all texts that abstaining may turn from right to wrong, out of fold. By default 0.013 where the examples
   * hold texts out of scope, else 0: the model then never abstains.
   */
  readonly abstainLoss?: number;
}

/** The label of texts that belong to no intent: what the model answers where it abstains. */
export const OUT_OF_SCOPE = 'oos';

const FOLDS = 5;
/** From so many lines on, one fold held out tells as much as all five, at a fifth of the time. */
const MANY_LINES = 2000;
const FEW_EXAMPLES = 20;
/** Chosen on three folds of 77 intents, and on five- and ten-shot draws of them. */
const PACE = {
  many: { epochs: 10, rate: 8, dropout: 0.7 },
  few: { epochs: 60, rate: 4, dropout: 0.8 },
};
/** With few examples the name is worth two of them; with many it fades. */
const NAME_WEIGHT = 2;
const LOSS_WITH_OOS = 0.013;

/** Tells the intents of any taxonomy from labelled examples and the names of the intents. */
export class IntentModel {
  private constructor(
    private readonly model: SoftmaxModel,
    private readonly temperature: number,
    /** A text with less support is out of scope. */
    private readonly threshold: number,
  ) {}

  static train(lines: readonly LabelledText[], { abstainLoss }: IntentTraining = {}): IntentModel {
    const known = lines
      .filter(({ label }) => label !== OUT_OF_SCOPE)
      .map(({ text, label }) => ({ features: featurize(text), label }));
    const held = heldOut(known);
    const loss = abstainLoss ?? (known.length < lines.length ? LOSS_WITH_OOS : 0);
    return new IntentModel(
      fit(known),
      fitTemperature(
        held.map(({ logits }) => logits),
        held.map(({ target }) => target),
      ),
      thresholdAt(loss, held),
    );
  }

  predict(text: string): IntentAnswer {
    const features = featurize(text);
    const logits = this.model.logits(features);
    const isKnown = support(this.model, features, logits) >= this.threshold;
    const probabilities = softmax(logits, this.temperature);
    const best = argmax(probabilities);
    return {
      label: isKnown ? (this.model.classes[best] ?? OUT_OF_SCOPE) : OUT_OF_SCOPE,
      confidence: probabilities[best] ?? 0,
    };
  }
}

type Known = Required<Pick<TrainingExample, 'features' | 'label'>>;

/** What a model that has not seen a text makes of it. */
interface HeldOut {
  readonly logits: Float64Array;
  readonly target: number;
  readonly support: number;
}

function fit(known: readonly Known[], classes?: readonly string[]): SoftmaxModel {
  const names = classes ?? [...new Set(known.map(({ label }) => label))].sort();
  const perIntent = known.length / Math.max(1, names.length);
  const weight = Math.min(NAME_WEIGHT, FEW_EXAMPLES / perIntent);
  const examples = [...known, ...names.map((label) => ({ features: spokenName(label), label, weight }))];
  return trainSoftmax(examples, { classes: names, ...(perIntent < FEW_EXAMPLES ? PACE.few : PACE.many) });
}

/** People name an intent by what it is about, `card_arrival`: one more example of it. */
function spokenName(label: string): Features {
  return featurize(label.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\W]+/g, ' '));
}

function heldOut(known: readonly Known[]): HeldOut[] {
  const classes = [...new Set(known.map(({ label }) => label))].sort();
  const foldOf = stratifiedFolds(
    known.map(({ label }) => label),
    FOLDS,
  );
  const folds = known.length < MANY_LINES ? FOLDS : 1;
  return Array.from({ length: folds }, (_, fold) => {
    const model = fit(
      known.filter((_, i) => foldOf[i] !== fold),
      classes,
    );
    return known
      .filter((_, i) => foldOf[i] === fold)
      .map(({ features, label }) => {
        const logits = model.logits(features);
        return { logits, target: classes.indexOf(label), support: support(model, features, logits) };
      });
  }).flat();
}

/** The support under which no more than `loss` of all texts were answered right. */
function thresholdAt(loss: number, held: readonly HeldOut[]): number {
  if (loss <= 0) return -Infinity;
  const right = held.filter(({ logits, target }) => argmax(logits) === target).map((each) => each.support);
  return right.sort((a, b) => a - b)[Math.floor(loss * held.length)] ?? -Infinity;
}
