import { softmax } from './softmax.js';

/** Maps the base's scores to logits: each class stretched and moved by numbers of its own. */
export interface Scaling {
  readonly stretch: Float64Array;
  readonly shift: Float64Array;
}

interface Scored {
  readonly scores: Float64Array;
  readonly target: number;
}

const ROUNDS = 400;
const RATE = 0.5;
/** Draws towards leaving the scores as they are; counted as so many corrections' worth of doubt. */
const RIDGE = 10;

/** Vector scaling by gradient descent with a ridge towards no change. */
export function fitScaling(examples: readonly Scored[], width: number): Scaling {
  const stretch = new Float64Array(width).fill(1);
  const shift = new Float64Array(width);
  const total = examples.length + RIDGE;
  for (let round = 0; round < ROUNDS; round += 1) {
    const onStretch = stretch.map((value) => RIDGE * (value - 1));
    const onShift = shift.map((value) => RIDGE * value);
    for (const { scores, target } of examples) {
      const gradients = softmax(scaled(scores, { stretch, shift }));
      gradients[target] = (gradients[target] ?? 0) - 1;
      for (let k = 0; k < width; k += 1) {
        onStretch[k] = (onStretch[k] ?? 0) + (gradients[k] ?? 0) * (scores[k] ?? 0);
        onShift[k] = (onShift[k] ?? 0) + (gradients[k] ?? 0);
      }
    }
    for (let k = 0; k < width; k += 1) {
      stretch[k] = (stretch[k] ?? 0) - (RATE * (onStretch[k] ?? 0)) / total;
      shift[k] = (shift[k] ?? 0) - (RATE * (onShift[k] ?? 0)) / total;
    }
  }
  return { stretch, shift };
}

export function scaled(scores: Float64Array, { stretch, shift }: Scaling): Float64Array {
  return scores.map((score, k) => (stretch[k] ?? 1) * score + (shift[k] ?? 0));
}
