import { type Candidate, type Candidates } from './candidate.js';
import { type CustomerMatch, isOtherCustomer, isSameCustomer } from './customer.js';
import { type DuplicateMatch } from './duplicate.dto.js';
import { type Fingerprint } from './fingerprint.js';
import { probabilityOf, rankOf, rankOfAll } from './rank.js';
import { type Likeness, Relevance } from './relevance.js';
import { reasonsFor } from './reasons.js';
import { massOf } from './similarity.js';

/** What the search says about one ticket. */
export interface DuplicateVerdict {
  /** The best match at or over the threshold. */
  readonly duplicateOf: DuplicateMatch | null;
  /** Best first, at most five or what was asked for, `duplicateOf` among them. */
  readonly related: DuplicateMatch[];
}

/** A match as the index tells of it, which knows nothing of the desk's work on the older ticket. */
export type FoundMatch = Omit<DuplicateMatch, 'isOpen' | 'possibleRegression'>;

export const NO_DUPLICATES: DuplicateVerdict = { duplicateOf: null, related: [] };

const MAX_RELATED = 5;
const MAX_RANKED = 20;
const DAY = 24 * 60 * 60 * 1000;
/**
 * Under this mass a text is too general to tell one problem from another ("Help", "It does not work"): that two
 * customers sent it proves nothing.
 */
const GENERAL_MASS = 2;

/** @param matches best first */
export function relatedAmong<Match extends FoundMatch>(
  matches: readonly Match[],
  relatedAt: number,
  limit = MAX_RELATED,
): Match[] {
  return matches.filter(({ similarityScore }) => similarityScore >= relatedAt).slice(0, limit);
}

/** @param related best first */
export function verdictOn(related: DuplicateMatch[], duplicateAt: number): DuplicateVerdict {
  return { duplicateOf: related.find(({ similarityScore }) => similarityScore >= duplicateAt) ?? null, related };
}

/** The verdict with a duplicate that only came to light when the ticket was stored. */
export function withDuplicate({ related }: DuplicateVerdict, duplicateOf: DuplicateMatch): DuplicateVerdict {
  const others = related.filter(({ ticketId }) => ticketId !== duplicateOf.ticketId);
  return { duplicateOf, related: [duplicateOf, ...others].slice(0, MAX_RELATED) };
}

/** @param closed the tickets that the desk has resolved or closed */
export function withStanding(match: FoundMatch, closed: ReadonlySet<string>): DuplicateMatch {
  const isOpen = !closed.has(match.ticketId);
  return { ...match, isOpen, possibleRegression: !isOpen };
}

/** Shares of what a score lacks to 1. */
export interface Bonuses {
  /** What the same customer adds. */
  readonly sameCustomer: number;
  /** What the very same meaning adds; less of it adds less by its square. */
  readonly meaning: number;
}

/**
 * One match for each root, scored by the most similar of its tickets; best first, the older before the newer.
 *
 * @param at when the text came in
 */
export function rankedMatches(
  fingerprint: Fingerprint,
  { tickets, corpus }: Candidates,
  bonuses: Bonuses,
  at: Date,
): FoundMatch[] {
  const relevance = new Relevance(fingerprint, corpus);
  const isGeneral = massOf(fingerprint.terms) < GENERAL_MASS;

  const compared = tickets.map((candidate): Compared => {
    const likeness = relevance.to(candidate);
    return { candidate, likeness, rank: rankOf(likeness, (at.getTime() - candidate.createdAt.getTime()) / DAY) };
  });
  const all = rankOfAll([...bestByRoot(compared, ({ rank }) => rank).values()].map(({ rank }) => rank));
  const scored = compared.map(({ candidate, likeness, rank }): Scored => {
    if (candidate.identical && !(isGeneral && isOtherCustomer(candidate))) return { candidate, score: 1 };
    const score = probabilityOf(rank, all, likeness);
    const meant = raised(score, bonuses.meaning * (candidate.closeness?.share ?? 0) ** 2);
    return { candidate, score: isSameCustomer(candidate) ? raised(meant, bonuses.sameCustomer) : meant };
  });
  const byRoot = bestByRoot(scored, ({ score }) => score);
  const best = [...byRoot.values()].sort(bestFirst).slice(0, MAX_RANKED);
  return best.map(({ candidate, score }) => {
    const { ticketId, createdAt, ...customer } = candidate.root;
    const reasons = reasonsFor(fingerprint, candidate, at);
    return { ticketId, similarityScore: score, sameCustomer: isSameCustomer(customer), createdAt, reasons };
  });
}

/** Whether the very same text makes a duplicate: not where it says next to nothing and another customer wrote it. */
export function isSameTicket({ terms }: Fingerprint, customer: CustomerMatch): boolean {
  return !isOtherCustomer(customer) || massOf(terms) >= GENERAL_MASS;
}

interface Compared {
  readonly candidate: Candidate;
  readonly likeness: Likeness;
  readonly rank: number;
}

/** A probability with a share of what it lacks to 1. */
function raised(probability: number, share: number): number {
  return probability + share * (1 - probability);
}

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

function bestByRoot<Found extends { readonly candidate: Candidate }>(
  all: readonly Found[],
  worth: (found: Found) => number,
): Map<string, Found> {
  const best = new Map<string, Found>();
  for (const found of all) {
    const { ticketId } = found.candidate.root;
    const known = best.get(ticketId);
    if (known === undefined || worth(found) > worth(known)) best.set(ticketId, found);
  }
  return best;
}

function bestFirst(a: Scored, b: Scored): number {
  return b.score - a.score || a.candidate.root.createdAt.getTime() - b.candidate.root.createdAt.getTime();
}
