import { type Likeness } from './relevance.js';

/**
 * How an older ticket ranks among the candidates: the logarithm of its odds, up to a constant. Weights by listwise
 * softmax on one tracker, rounded; another one keeps its recall with them.
 */
export function rankOf(likeness: Likeness, days: number): number {
  return (
    3.5 * Math.log1p(likeness.bm25) -
    0.5 * Math.log1p(days) +
    0.25 * Math.exp(-days / 30) +
    2.3 * Math.exp(-days / 365) +
    5.7 * likeness.titles +
    2.2 * likeness.titleFound +
    2.1 * likeness.otherTitleFound -
    3 * likeness.titleCosine +
    3.2 * likeness.shared -
    0.75 * Math.log1p(likeness.otherTerms)
  );
}

const RANK_SLOPE = 0.48;
const EVEN_RANK = 19.3;
/** Share of the same text from which on two texts are one text edited, rather than two about the same thing. */
const EDITED = 0.75;
const EDITED_SLOPE = 30;

/**
 * The probability that the best candidate is a true duplicate: by its rank (Platt's scaling), or because it is nearly
 * the same text, which says so by itself, whatever the desk.
 *
 * @param sameText see `similarityTo`
 */
export function probabilityOf(rank: number, sameText: number): number {
  return Math.max(sigmoid(RANK_SLOPE * (rank - EVEN_RANK)), sigmoid(EDITED_SLOPE * (sameText - EDITED)));
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
