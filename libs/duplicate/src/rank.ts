import { type Likeness } from './relevance.js';

/**
 * How an older ticket ranks among the candidates: the logarithm of its odds, up to a constant. Weights by listwise
 * softmax on one tracker, rounded; another one keeps its recall with them.
 */
export function rankOf(likeness: Likeness, days: number): number {
  return (
    2.8 * Math.log1p(likeness.bm25) +
    0.25 * Math.log1p(likeness.bodyInTitle) -
    0.6 * Math.log1p(days) +
    2.1 * Math.exp(-days / 365) +
    5.7 * likeness.titles +
    2.6 * likeness.titleFound +
    1.8 * likeness.otherTitleFound -
    2.8 * likeness.titleCosine +
    5.1 * likeness.shared -
    2.9 * likeness.sharedCodes +
    0.5 * likeness.rarest -
    0.9 * Math.log1p(likeness.otherWords)
  );
}

/** What all ranks of a search come to: the logarithm of the sum of the odds. */
export function rankOfAll(ranks: readonly number[]): number {
  const best = Math.max(...ranks);
  return best + Math.log(ranks.reduce((sum, rank) => sum + Math.exp(rank - best), 0));
}

const RANK_SLOPE = 0.3;
const SHARE_SLOPE = 0.9;
const MISSING_SLOPE = 0.09;
const EVEN = 4.1;
/** Share of the same text from which on two texts are one text edited, rather than two about the same thing. */
const EDITED = 0.75;
const EDITED_SLOPE = 30;
/** With less weight in common, such as half a word, a match is worth only a part of its probability. */
const ENOUGH_SAID = 1;

/**
 * The probability that a candidate is a true duplicate: by its rank, its share of the odds of all, and what is missing
 * (Platt's scaling), or because it is nearly the same text, which says so by itself, whatever the desk.
 *
 * @param all see `rankOfAll`
 */
export function probabilityOf(
  rank: number,
  all: number,
  { missing, said, sameText }: Pick<Likeness, 'missing' | 'said' | 'sameText'>,
): number {
  const byRank = RANK_SLOPE * rank + SHARE_SLOPE * (rank - all) - MISSING_SLOPE * missing - EVEN;
  const byText = EDITED_SLOPE * (sameText - EDITED);
  return sigmoid(Math.max(byRank, byText)) * Math.min(1, said / ENOUGH_SAID);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
