/** A thing never seen before is taken to happen once in as many tickets as were looked at. */
const PRIOR = 1;
/** Terms of the sum under this share of it no longer matter. */
const NEGLIGIBLE = 1e-3;

/**
 * How likely `seen` or more of something are among new tickets, when `usual` of it were among the tickets before and
 * nothing has changed: the upper tail of the negative binomial, which is what a Poisson rate that is itself estimated
 * from a count predicts.
 *
 * @param share of all tickets looked at, the new and those before, how many are new
 */
export function surprise(seen: number, usual: number, share: number): number {
  const shape = usual + PRIOR;
  const constant = shape * Math.log1p(-share) - lnGamma(shape);
  let sum = 0;
  for (let count = seen; count < seen + 100; count += 1) {
    const part = Math.exp(constant + lnGamma(count + shape) - lnGamma(count + 1) + count * Math.log(share));
    sum += part;
    if (part < sum * NEGLIGIBLE) break;
  }
  return Math.min(1, sum);
}

/** Stirling's series after shifting the argument over 7; relative error under 1e-9. */
function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 7) {
    product *= shifted;
    shifted += 1;
  }
  const square = shifted * shifted;
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
