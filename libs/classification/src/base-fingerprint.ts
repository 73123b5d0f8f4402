import { createHash } from 'node:crypto';
import { type SoftmaxModel } from '@app/local-model';

/** Goes up whenever rules and base model are put together in another way. */
const BLEND = 2;

/** Tells which base a desk's model was taught on; undefined stands for the rules alone. */
export function baseFingerprint(model: SoftmaxModel | undefined): string {
  if (model === undefined) return `rules-${BLEND}`;
  const digest = createHash('sha256').update(model.classes.join('\n')).update(model.biases).update(model.weights);
  return `${digest.digest('hex').slice(0, 16)}-${BLEND}`;
}
