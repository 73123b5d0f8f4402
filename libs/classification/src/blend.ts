/** Measured with each source left out in turn: see docs/adr/0008-rules-and-model-blended.md. */
const RULE_SHARE = 0.6;
const MODEL_SHARE = 0.3;
/** Below it the model's doubt says nothing more. */
const FLOOR = 0.02;
/** A ticket that says little belongs to the default category. */
const DEFAULT_BONUS = 0.3;

/** What is known of each category of a ticket, in the desk's order. */
export interface Voices {
  /** Sums of the rules' signs. */
  readonly rules: Float64Array;
  /** The base model's probabilities; undefined where it does not know the desk's categories. */
  readonly model: Float64Array | undefined;
  /** The default category's index. */
  readonly fallback: number;
}

/** Puts rules and base model together, a score like a logit for each category. */
export function blended({ rules, model, fallback }: Voices): Float64Array {
  return rules.map(
    (score, k) =>
      RULE_SHARE * score +
      (model === undefined ? 0 : MODEL_SHARE * Math.log((model[k] ?? 0) + FLOOR)) +
      (k === fallback ? DEFAULT_BONUS : 0),
  );
}
