import { type Features } from './features.js';
import { selfScores } from './self-training.js';
import { softmax } from './softmax.js';
import { type SoftmaxModel } from './softmax-model.js';
import { scaled, type Scaling } from './vector-scaling.js';

/** What is known of a ticket before the desk's own model is asked. */
export interface Grounds {
  readonly features: Features;
  /** What rules and base model say, a score like a logit for each class; all zero where they know nothing. */
  readonly baseScores: Float64Array;
}

/** What a desk taught: the backlog sharpens the base's scores, corrections stretch them and add what is left to learn. */
export class DeskModel {
  constructor(
    readonly classes: readonly string[],
    /** Of the unlabelled backlog; undefined where there is too little of it. */
    readonly self: SoftmaxModel | undefined,
    readonly scaling: Scaling,
    /** Of the corrections; undefined where there are too few. */
    readonly residual: SoftmaxModel | undefined,
    readonly temperature: number,
  ) {}

  /** In the order of `classes`. */
  probabilities(grounds: Grounds): Float64Array {
    return softmax(this.logits(grounds), this.temperature);
  }

  logits({ features, baseScores }: Grounds): Float64Array {
    const logits = scaled(sharpened(features, baseScores, this.self), this.scaling);
    const learnt = this.residual?.logits(features);
    return learnt === undefined ? logits : logits.map((logit, k) => logit + (learnt[k] ?? 0));
  }
}

/** The base's scores with what the desk's backlog adds. */
export function sharpened(features: Features, baseScores: Float64Array, self: SoftmaxModel | undefined): Float64Array {
  if (self === undefined) return baseScores;
  const added = selfScores(self, features);
  return baseScores.map((score, k) => score + (added[k] ?? 0));
}
