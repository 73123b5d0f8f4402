/** The probabilities that logits stand for; a temperature over 1 makes them less sure. */
export function softmax(logits: Float64Array, temperature = 1): Float64Array {
  let highest = -Infinity;
  for (const logit of logits) highest = Math.max(highest, logit);
  const probabilities = new Float64Array(logits.length);
  let sum = 0;
  for (let k = 0; k < logits.length; k += 1) {
    const value = Math.exp(((logits[k] ?? 0) - highest) / temperature);
    probabilities[k] = value;
    sum += value;
  }
  for (let k = 0; k < logits.length; k += 1) probabilities[k] = (probabilities[k] ?? 0) / sum;
  return probabilities;
}

/** The index of the greatest; the first of equals. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < values.length; k += 1) if ((values[k] ?? 0) > (values[best] ?? 0)) best = k;
  return best;
}
