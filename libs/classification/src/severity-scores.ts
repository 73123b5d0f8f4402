import { type SeverityDecision } from './severity-scoring.js';

/** How much less likely each further level from the decided one is. */
const FALL = 1;

/**
 * What the rules say of each severity, a score like a logit: the decided one leads as far as its confidence goes.
 * @param ids from the worst down
 */
export function severityScores({ severity, confidence }: SeverityDecision, ids: readonly string[]): Float64Array {
  const decided = ids.indexOf(severity);
  const lead = Math.log(confidence / (1 - confidence));
  return Float64Array.from(ids, (_, k) => (k === decided ? lead : -FALL * (Math.abs(k - decided) - 1)));
}
