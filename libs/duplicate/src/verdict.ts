import { type Candidate, type Candidates } from './candidate.js';
import { isOtherCustomer, isSameCustomer } from './customer.js';
import { type DuplicateMatch } from './duplicate.dto.js';
import { type Fingerprint } from './fingerprint.js';
import { massOf, similarityTo } from './similarity.js';

/** What the search says about one ticket. */
export interface DuplicateVerdict {
  /** The best match at or over the threshold. */
  readonly duplicateOf: DuplicateMatch | null;
  /** Best first, at most five, `duplicateOf` among them. */
  readonly related: DuplicateMatch[];
}

export const NO_DUPLICATES: DuplicateVerdict = { duplicateOf: null, related: [] };

/** Scores at which a match is called what. */
export interface Thresholds {
  readonly duplicateAt: number;
  readonly relatedAt: number;
}

const MAX_RELATED = 5;
/**
 * Under this mass a text is too general to tell one problem from another ("Help", "It does not work"): that two
 * customers sent it proves nothing.
 */
const GENERAL_MASS = 2;

export function verdictOn(
  matches: readonly DuplicateMatch[],
  { duplicateAt, relatedAt }: Thresholds,
): DuplicateVerdict {
  return {
    duplicateOf: matches.find(({ similarityScore }) => similarityScore >= duplicateAt) ?? null,
    related: matches.filter(({ similarityScore }) => similarityScore >= relatedAt).slice(0, MAX_RELATED),
  };
}

/**
 * One match for each root, scored by the most similar of its tickets; best first, the older before the newer.
 *
 * @param sameCustomerBonus the share of what a score lacks to 1 that the same customer adds
 */
export function rankedMatches(
  fingerprint: Fingerprint,
  { tickets, rarities }: Candidates,
  sameCustomerBonus: number,
): DuplicateMatch[] {
  const similarity = similarityTo(fingerprint.terms, rarities);
  const isGeneral = massOf(fingerprint.terms) < GENERAL_MASS;

  const scoreOf = (candidate: Candidate): number => {
    if (candidate.identical && !(isGeneral && isOtherCustomer(candidate))) return 1;
    const score = similarity(candidate.terms);
    return isSameCustomer(candidate) ? score + sameCustomerBonus * (1 - score) : score;
  };

  const byRoot = new Map<string, DuplicateMatch>();
  for (const candidate of tickets) {
    const { ticketId, createdAt, ...customer } = candidate.root;
    const similarityScore = scoreOf(candidate);
    if (similarityScore > (byRoot.get(ticketId)?.similarityScore ?? 0))
      byRoot.set(ticketId, { ticketId, similarityScore, sameCustomer: isSameCustomer(customer), createdAt });
  }
  return [...byRoot.values()].sort(bestFirst);
}

function bestFirst(a: DuplicateMatch, b: DuplicateMatch): number {
  return b.similarityScore - a.similarityScore || a.createdAt.getTime() - b.createdAt.getTime();
}
