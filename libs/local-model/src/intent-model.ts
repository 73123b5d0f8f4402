import { featurize } from './features.js';
import { outOfFold, stratifiedFolds } from './folds.js';
import { argmax, softmax } from './softmax.js';
import { type SoftmaxModel } from './softmax-model.js';
import { trainSoftmax } from './softmax-trainer.js';
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

/** The label of texts that belong to no intent: what the model answers where it abstains. */
export const OUT_OF_SCOPE = 'oos';

const FOLDS = 5;

/** Tells the intents of any taxonomy from labelled examples alone. */
export class IntentModel {
  private constructor(
    private readonly model: SoftmaxModel,
    private readonly temperature: number,
    /** Less sure than that, it abstains. */
    readonly threshold: number,
  ) {}

  static train(lines: readonly LabelledText[]): IntentModel {
    const known = lines
      .filter(({ label }) => label !== OUT_OF_SCOPE)
      .map(({ text, label }) => ({ features: featurize(text), label }));
    const model = trainSoftmax(known);
    const foldOf = stratifiedFolds(
      known.map(({ label }) => label),
      FOLDS,
    );
    const logits = outOfFold(known, foldOf, (rest) => {
      const part = trainSoftmax(rest, { classes: model.classes });
      return ({ features }) => part.logits(features);
    });
    const targets = known.map(({ label }) => model.classes.indexOf(label));
    return new IntentModel(model, fitTemperature(logits, targets), 0);
  }

  predict(text: string): IntentAnswer {
    const probabilities = softmax(this.model.logits(featurize(text)), this.temperature);
    const best = argmax(probabilities);
    const confidence = probabilities[best] ?? 0;
    return { label: confidence < this.threshold ? OUT_OF_SCOPE : (this.model.classes[best] ?? ''), confidence };
  }
}
