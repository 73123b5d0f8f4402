import { type Features } from './features.js';
import { seededRandom, shuffledOrder } from './random.js';
import { softmax } from './softmax.js';
import { SoftmaxModel } from './softmax-model.js';
import { type RowVector, Vocabulary } from './vocabulary.js';

/** A text whose class is known. */
export interface TrainingExample {
  readonly features: Features;
  readonly label: string;
  /** How much it counts; 1 where it is not said. */
  readonly weight?: number;
  /** What somebody else says already, a logit for each class: only the rest is learnt. */
  readonly offset?: Float64Array;
}

export interface TrainingOptions {
  /** In which order the classes stand; by default those of the examples, sorted. */
  readonly classes?: readonly string[];
  readonly epochs?: number;
  /** Of the first step; it falls to nothing in a straight line. */
  readonly rate?: number;
  /** N-grams in fewer texts are not learnt. */
  readonly minTexts?: number;
  readonly seed?: number;
}

/** A class whose probability is that near the truth is left alone, which most are most of the time. */
const NEGLIGIBLE = 0.002;

/** Softmax regression by stochastic gradient descent: the same examples and seed give the same model. */
export function trainSoftmax(examples: readonly TrainingExample[], options: TrainingOptions = {}): SoftmaxModel {
  const classes = options.classes ?? [...new Set(examples.map(({ label }) => label))].sort();
  const vocabulary = Vocabulary.of(
    examples.map(({ features }) => features),
    options.minTexts ?? 1,
  );
  const model = new SoftmaxModel(
    classes,
    vocabulary,
    new Float32Array(vocabulary.size * classes.length),
    new Float32Array(classes.length),
  );
  new Descent(model, examples).run(options.epochs ?? 5, options.rate ?? 6, seededRandom(options.seed ?? 1));
  return model;
}

class Descent {
  private readonly vectors: readonly RowVector[];
  private readonly targets: Int32Array;

  constructor(
    private readonly model: SoftmaxModel,
    private readonly examples: readonly TrainingExample[],
  ) {
    this.vectors = examples.map(({ features }) => model.vocabulary.vectorOf(features));
    this.targets = Int32Array.from(examples, ({ label }) => model.classes.indexOf(label));
    if (this.targets.includes(-1)) throw new RangeError('an example has a label that is none of the classes');
  }

  run(epochs: number, rate: number, random: () => number): void {
    const steps = epochs * this.examples.length;
    let step = 0;
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      for (const index of shuffledOrder(this.examples.length, random)) {
        this.learn(index, rate * (1 - step / steps));
        step += 1;
      }
    }
  }

  private learn(index: number, rate: number): void {
    const example = this.examples[index];
    const vector = this.vectors[index];
    if (example === undefined || vector === undefined) return;
    const logits = this.model.logitsOf(vector);
    if (example.offset !== undefined)
      for (let k = 0; k < logits.length; k += 1) logits[k] = (logits[k] ?? 0) + (example.offset[k] ?? 0);
    const gradients = softmax(logits);
    const target = this.targets[index] ?? 0;
    gradients[target] = (gradients[target] ?? 0) - 1;
    this.step(vector, gradients, rate * (example.weight ?? 1));
  }

  private step({ rows, values }: RowVector, gradients: Float64Array, rate: number): void {
    const { weights, biases } = this.model;
    const width = gradients.length;
    for (let k = 0; k < width; k += 1) {
      const move = rate * (gradients[k] ?? 0);
      if (Math.abs(gradients[k] ?? 0) < NEGLIGIBLE) continue;
      biases[k] = (biases[k] ?? 0) - BIAS_SHARE * move;
      for (let i = 0; i < rows.length; i += 1) {
        const at = (rows[i] ?? 0) * width + k;
        weights[at] = (weights[at] ?? 0) - move * (values[i] ?? 0);
      }
    }
  }
}

/** A bias is met in every text and would otherwise run ahead of the n-grams. */
const BIAS_SHARE = 0.01;
