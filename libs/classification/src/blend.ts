/** Of a rule's strength in a score like a logit; the base model learns what is left beside it. */
export const RULE_SHARE = 0.6;
/** Measured with each source left out in turn: see docs/adr/0008-rules-and-model-blended.md. */
export const MODEL_SHARE = 0.25;

/** A ticket that says little belongs to the desk's default category. */
const DEFAULT_LEAD = 0.1;

/** What is known of each category of a ticket, in one order. */
export interface Voices {
  /** Sums of the rules' signs. */
  readonly rules: Float64Array;
  /** The base model's logits; undefined where it does not know the desk's categories. */
  readonly model: Float64Array | undefined;
  /** The index of the default category. */
  readonly fallback: number;
}

/** Puts rules and base model together, a score like a logit for each category; the model's mean moves nothing. */
export function blended({ rules, model, fallback }: Voices): Float64Array {
  const mean = model === undefined ? 0 : model.reduce((sum, logit) => sum + logit, 0) / model.length;
  return rules.map(
    (score, k) =>
      RULE_SHARE * score + MODEL_SHARE * ((model?.[k] ?? mean) - mean) + (k === fallback ? DEFAULT_LEAD : 0),
  );
}
