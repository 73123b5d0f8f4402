import { type Evidence, type Kin, type Span } from './evidence.js';
import { byKinship, bySimilarity, type Ranking } from './ranking.js';
import { surprise } from './surprise.js';

/** Tickets that say much the same as the judged one, more of them than is usual. */
export interface Burst {
  /** Their numbers, most similar first, one for each customer. */
  readonly members: readonly number[];
  /** How likely so many are where nothing is wrong. */
  readonly surprise: number;
}

/** Beyond so many, more similar tickets add nothing: they join one by one. */
const MOST_MEMBERS = 12;
/** So many of the closest tickets are asked what else they have in common. */
const MOST_KIN = 10;
const LEAST_KIN = 2;
/** Where the first look is less surprised than this, there is no second. */
const SECOND_LOOK_AT = 0.02;

/**
 * The first look, at what others share with the judged ticket.
 *
 * @returns the tickets whose terms a second look needs; none where nothing is unusual
 */
export function closest(evidence: Evidence, leastCustomers: number): number[] {
  const ranking = bySimilarity(evidence.terms, evidence.span);
  if (repeatsItself(ranking, evidence)) return [];
  const bursts = startsOf(evidence).map((start) => burstIn(ranking, start, evidence, leastCustomers, false));
  if (!bursts.some((burst) => burst !== null && burst.surprise <= SECOND_LOOK_AT)) return [];
  return [...new Set(startsOf(evidence).flatMap((start) => others(ranking, start, evidence).slice(0, MOST_KIN)))];
}

/**
 * Ranks the tickets of the window and those before by how much they share with the judged ticket, and again by how much
 * they share with it and its kin, and looks for the rank down to which the window holds surprisingly many different
 * customers: over the whole window, and its last quarter. A topic that is always written about ranks its old tickets
 * among the new ones, and surprises nobody.
 */
export function findBurst(evidence: Evidence, known: Kin, leastCustomers: number): Burst | null {
  const ranking = bySimilarity(evidence.terms, evidence.span);
  return startsOf(evidence)
    .flatMap((start) => {
      const near = new Set(others(ranking, start, evidence).slice(0, MOST_KIN));
      const kin = new Map([...known].filter(([doc]) => near.has(doc)));
      const rankings = kin.size < LEAST_KIN ? [ranking] : [ranking, byKinship(evidence.terms, kin, evidence.span)];
      return rankings.map((each) => burstIn(each, start, evidence, leastCustomers));
    })
    .reduce((best, burst) => ((burst?.surprise ?? 1) < (best?.surprise ?? 1) ? burst : best), null);
}

/** Whether the customer says once more what made no incident before: forty times are not forty chances. */
function repeatsItself({ docs }: Ranking, { customer, recent }: Evidence): boolean {
  const nearest = recent.get(docs.find((doc) => recent.has(doc)) ?? NaN);
  return nearest?.customer === customer && nearest.incidentId === null;
}

/** The share of the usual tickets that have more in common with the kin than the judged one has. */
export function shareCloser({ terms, span }: Evidence, kin: Kin): number {
  const { docs, from } = byKinship(terms, kin, span);
  const closer = docs.slice(0, docs.indexOf(span.now)).filter((doc) => doc < span.window);
  return (closer.length + 1) / (span.window - from + 1);
}

const startsOf = ({ span }: Evidence): number[] => [span.window, span.lately];

function burstIn(
  ranking: Ranking,
  start: number,
  evidence: Evidence,
  leastCustomers: number,
  isPure = true,
): Burst | null {
  const { window, now } = evidence.span;
  const length = now - start + 1;
  const share = length / (length + window - ranking.from + 1);
  const members = others(ranking, start, evidence).slice(0, MOST_MEMBERS);
  const usual = usualAbove(ranking, members, evidence.span);
  let best: Burst | null = null;
  for (let count = leastCustomers - 1; count <= members.length; count += 1) {
    const before = usual[count - 1] ?? 0;
    // Among what is more old than new, some part is always a bit more frequent than usual.
    if (isPure && before > count) break;
    const found = surprise(count, before, share);
    if (found < (best?.surprise ?? 1)) best = { members: members.slice(0, count), surprise: found };
  }
  return best;
}

/** The tickets since a start, most similar first, one for each other customer. */
function others({ docs }: Ranking, start: number, { customer, recent }: Evidence): number[] {
  const seen = new Set([customer]);
  return docs.filter((doc) => {
    const other = doc < start ? undefined : recent.get(doc)?.customer;
    if (other === undefined || seen.has(other)) return false;
    seen.add(other);
    return true;
  });
}

/** How many tickets from before the window rank above each of the members, or above the judged one if that is lower. */
function usualAbove({ docs }: Ranking, members: readonly number[], { window, now }: Span): number[] {
  const counts: number[] = [];
  let usual = 0;
  for (const doc of docs) {
    if (doc === now) counts.fill(usual);
    else if (doc === members[counts.length]) counts.push(usual);
    else if (doc < window) usual += 1;
  }
  return counts;
}
