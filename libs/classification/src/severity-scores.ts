import { type SeverityDecision } from './severity-scoring.js';

/** How much less likely each further level from the decided one is, as a logarithm. */
const FALL = 1;

/**
 * The logarithms of what was decided as probabilities: the decided severity has the confidence, the others share the rest.
 * @param ids from the worst down
 */
export function severityScores({ severity, confidence }: SeverityDecision, ids: readonly string[]): Float64Array {
  const decided = ids.indexOf(severity);
  const falls = Float64Array.from(ids, (_, k) => (k === decided ? 0 : Math.exp(-FALL * Math.abs(k - decided))));
  const rest = falls.reduce((sum, fall) => sum + fall, 0);
  return falls.map((fall, k) => Math.log(k === decided ? confidence : ((1 - confidence) * fall) / rest));
}
