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
  /** Share of a text's n-grams that each step leaves out, so that no few of them are relied on. */
  readonly dropout?: number;
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
  new Descent(model, examples, options).run(seededRandom(options.seed ?? 1));
  return model;
}

/** An example as the descent sees it. */
interface Lesson {
  readonly vector: RowVector;
  readonly target: number;
  readonly weight: number;
  readonly offset: Float64Array | undefined;
}

class Descent {
  private readonly lessons: readonly Lesson[];
  private readonly scratch: Int32Array;

  constructor(
    private readonly model: SoftmaxModel,
    examples: readonly TrainingExample[],
    private readonly options: TrainingOptions,
  ) {
    this.lessons = examples.map(({ features, label, weight = 1, offset }) => ({
      vector: model.vocabulary.vectorOf(features),
      target: indexOfLabel(model.classes, label),
      weight,
      offset,
    }));
    this.scratch = new Int32Array(model.classes.length);
  }

  run(random: () => number): void {
    const { epochs = 5, rate = 6, dropout = 0 } = this.options;
    const steps = epochs * this.lessons.length;
    let step = 0;
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      for (const index of shuffledOrder(this.lessons.length, random)) {
        const lesson = this.lessons[index];
        if (lesson === undefined) continue;
        const vector = dropout === 0 ? lesson.vector : thinned(lesson.vector, dropout, random);
        this.learn(vector, lesson, rate * (1 - step / steps));
        step += 1;
      }
    }
  }

  private learn(vector: RowVector, { target, weight, offset }: Lesson, rate: number): void {
    const logits = this.model.logitsOf(vector);
    if (offset !== undefined)
      for (let k = 0; k < logits.length; k += 1) logits[k] = (logits[k] ?? 0) + (offset[k] ?? 0);
    const gradients = softmax(logits);
    gradients[target] = (gradients[target] ?? 0) - 1;
    this.step(vector, gradients, rate * weight);
  }

  private step({ rows, values }: RowVector, gradients: Float64Array, rate: number): void {
    const { weights, biases } = this.model;
    const width = gradients.length;
    const active = this.active(gradients);
    for (const k of active) biases[k] = (biases[k] ?? 0) - BIAS_SHARE * rate * (gradients[k] ?? 0);
    for (let i = 0; i < rows.length; i += 1) {
      const from = (rows[i] ?? 0) * width;
      const move = rate * (values[i] ?? 0);
      for (const k of active) weights[from + k] = (weights[from + k] ?? 0) - move * (gradients[k] ?? 0);
    }
  }

  private active(gradients: Float64Array): Int32Array {
    let count = 0;
    for (let k = 0; k < gradients.length; k += 1)
      if (Math.abs(gradients[k] ?? 0) >= NEGLIGIBLE) this.scratch[count++] = k;
    return this.scratch.subarray(0, count);
  }
}

function indexOfLabel(classes: readonly string[], label: string): number {
  const index = classes.indexOf(label);
  if (index < 0) throw new RangeError(`an example has the label ${label}, which is none of the classes`);
  return index;
}

/** What is left when each n-gram is left out by chance, at length one again. */
function thinned({ rows, values }: RowVector, dropout: number, random: () => number): RowVector {
  const kept = { rows: new Int32Array(rows.length), values: new Float32Array(rows.length) };
  let count = 0;
  let squares = 0;
  for (let i = 0; i < rows.length; i += 1) {
    if (random() < dropout) continue;
    kept.rows[count] = rows[i] ?? 0;
    kept.values[count] = values[i] ?? 0;
    squares += (values[i] ?? 0) ** 2;
    count += 1;
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let i = 0; i < count; i += 1) kept.values[i] = (kept.values[i] ?? 0) * scale;
  return { rows: kept.rows.subarray(0, count), values: kept.values.subarray(0, count) };
}

/** A bias is met in every text and would otherwise run ahead of the n-grams. */
const BIAS_SHARE = 0.01;
