import { softmax } from './softmax.js';

const COLDEST = 0.2;
const HOTTEST = 8;
const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The temperature under which the logits give their right classes the greatest likelihood; by golden-section search. */
export function fitTemperature(logits: readonly Float64Array[], targets: readonly number[]): number {
  const lossAt = (logT: number): number => meanLoss(logits, targets, Math.exp(logT));
  let [low, high] = [Math.log(COLDEST), Math.log(HOTTEST)];
  for (let step = 0; step < STEPS; step += 1) {
    const one = high - GOLDEN * (high - low);
    const other = low + GOLDEN * (high - low);
    if (lossAt(one) < lossAt(other)) high = other;
    else low = one;
  }
  return Math.exp((low + high) / 2);
}

function meanLoss(logits: readonly Float64Array[], targets: readonly number[], temperature: number): number {
  let sum = 0;
  logits.forEach((each, i) => {
    const probability = softmax(each, temperature)[targets[i] ?? 0] ?? 0;
    sum -= Math.log(Math.max(probability, 1e-12));
  });
  return sum / Math.max(1, logits.length);
}
