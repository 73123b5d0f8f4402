import { type Neighbour } from './vectors.store.js';

/** How near a ticket lies by its meaning. */
export interface Closeness {
  readonly cosine: number;
  /** In [0, 1]: of the way from a usual neighbour to the very same meaning. */
  readonly share: number;
}

/** What a neighbour that is missing counts as: two tickets of one desk that have little in common. */
const USUAL_COSINE = 0.5;

/**
 * What a cosine says depends on the model (0.5 is near for one and far for another) and on how often the desk gets such
 * tickets. So the farthest of the neighbours asked for is the measure: it is no duplicate, and lies as near as such
 * tickets do.
 *
 * @param neighbours nearest first
 * @param asked how many there could have been
 */
export function closenessOf(neighbours: readonly Neighbour[], asked: number): ReadonlyMap<string, Closeness> {
  const farthest = neighbours.at(-1)?.cosine ?? USUAL_COSINE;
  const missing = Math.max(0, asked - neighbours.length) / asked;
  const usual = Math.min(0.99, Math.max(0, missing * USUAL_COSINE + (1 - missing) * farthest));
  return new Map(
    neighbours.map(({ ticketId, cosine }) => [
      ticketId,
      { cosine, share: Math.min(1, Math.max(0, (cosine - usual) / (1 - usual))) },
    ]),
  );
}
