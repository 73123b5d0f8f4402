import { featurize } from './features.js';
import { stratifiedFolds } from './folds.js';
import { type LabelledFeatures, trainFromZero } from './from-zero.js';
import { argmax, softmax } from './softmax.js';
import { type SoftmaxModel } from './softmax-model.js';
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
   * Share of all texts that abstaining may turn from right to wrong, out of fold. By default 0.015 where the examples
   * hold texts out of scope, else 0: the model then never abstains.
   */
  readonly abstainLoss?: number;
}

/** The label of texts that belong to no intent: what the model answers where it abstains. */
export const OUT_OF_SCOPE = 'oos';

const FOLDS = 5;
/** From so many lines on, one fold held out tells as much as all five, at a fifth of the time. */
const MANY_LINES = 2000;
const LOSS_WITH_OOS = 0.015;

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
      trainFromZero(known, namesOf(known)),
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

/** What a model that has not seen a text makes of it. */
interface HeldOut {
  readonly logits: Float64Array;
  readonly target: number;
  readonly support: number;
}

function heldOut(known: readonly LabelledFeatures[]): HeldOut[] {
  const classes = namesOf(known);
  const foldOf = stratifiedFolds(
    known.map(({ label }) => label),
    FOLDS,
  );
  const folds = known.length < MANY_LINES ? FOLDS : 1;
  return Array.from({ length: folds }, (_, fold) => {
    const model = trainFromZero(
      known.filter((_, i) => foldOf[i] !== fold),
      classes,
      1,
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

const namesOf = (known: readonly LabelledFeatures[]): string[] => [...new Set(known.map(({ label }) => label))].sort();
