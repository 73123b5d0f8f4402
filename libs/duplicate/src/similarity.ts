import { weightOf } from './term.js';

/**
 * Weight that two texts would have to share beyond their words to be wholly alike: a few words in common prove little
 * even where they are all there is. Measured: 1 calls three times as many different short chats duplicates.
 */
const BENEFIT_OF_THE_DOUBT = 1.5;
/** A candidate with less than this share of what is rare in a text has its template in common, not its problem. */
const RARE_SHARE = 0.5;

/** How much a text has to say: the summed weight of its terms. */
export function massOf(terms: Iterable<number>): number {
  let mass = 0;
  for (const term of terms) mass += weightOf(term);
  return mass;
}

/**
 * How much two texts are one; in [0, 1): the weighted cosine of their sets of terms, drawn towards 0 where both are
 * small, and lowered where the other lacks what is rare in this one.
 *
 * @param said weight of what they share
 * @param rareShare how much of this text the other holds, by the rarity of its terms among all tickets
 */
export function similarityOf(said: number, mass: number, otherMass: number, rareShare: number): number {
  const cosine = said / (Math.sqrt(mass * otherMass) + BENEFIT_OF_THE_DOUBT);
  return cosine * Math.min(1, rareShare / RARE_SHARE);
}

/** How much of what two texts say is said by both; in [0, 1]. */
export function sharedShare(one: readonly number[], other: readonly number[]): number {
  const known = new Set(one);
  const shared = massOf(other.filter((term) => known.has(term)));
  const all = massOf(one) + massOf(other) - shared;
  return all === 0 ? 0 : shared / all;
}
