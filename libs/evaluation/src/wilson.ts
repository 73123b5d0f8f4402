/** 97.5 % of a normal distribution lies below: the lower end of a two-sided 95 % interval. */
const Z = 1.96;

/** The share that is at least true, given what was seen: the lower bound of Wilson's score interval; 0 without trials. */
export function wilsonLowerBound(successes: number, trials: number, z = Z): number {
  if (trials === 0) return 0;
  const seen = successes / trials;
  const centre = seen + z ** 2 / (2 * trials);
  const spread = z * Math.sqrt((seen * (1 - seen)) / trials + (z / (2 * trials)) ** 2);
  return Math.max(0, (centre - spread) / (1 + z ** 2 / trials));
}
