import { type Evidence, type Span, type TermUse, USUAL_READ } from './evidence.js';
import { surprise } from './surprise.js';

/** Tickets that say much the same as the judged one, more of them than is usual. */
export interface Burst {
  /** Their numbers, most similar first, one for each customer. */
  readonly members: readonly number[];
  /** How likely so many are where nothing is wrong. */
  readonly surprise: number;
}

interface Weighed {
  readonly use: TermUse;
  readonly weight: number;
}

/** A term's uses before the window have to reach back so many times the window, or it is too common to tell anything. */
const LEAST_REACH = 8;
/** Beyond so many, more similar tickets add nothing. */
const MOST_MEMBERS = 40;
/** A word in more than every e-th ticket weighs nothing. */
const COMMON = 1;
/** Added to a ticket's size: very short ones are not the most similar only because they are short. */
const SMOOTHING = 3;

/**
 * Ranks the tickets of the window and those before by how much they share with the judged ticket, and looks for the
 * rank down to which the window holds surprisingly many different customers: over the whole window, and its last
 * quarter. A topic that is always written about ranks its old tickets among the new ones, and surprises nobody.
 */
export function findBurst(evidence: Evidence, leastCustomers: number): Burst | null {
  const { span, terms, recent, customer } = evidence;
  const { weighed, from } = weigh(terms, span);
  const ranked = rank(weighed, from);
  let best: Burst | null = null;
  for (const start of [span.lately, span.window]) {
    const length = span.now - start + 1;
    const share = length / (length + span.window - from + 1);
    const seen = new Set([customer]);
    const members: number[] = [];
    let usual = 0;
    for (const doc of ranked) {
      if (doc < span.window) {
        usual += 1;
        continue;
      }
      const other = recent.get(doc)?.customer;
      if (doc < start || other === undefined || seen.has(other)) continue;
      seen.add(other);
      members.push(doc);
      if (members.length > MOST_MEMBERS) break;
      if (seen.size < leastCustomers) continue;
      const found = surprise(members.length, usual, share);
      if (found < (best?.surprise ?? 1)) best = { members: [...members], surprise: found };
    }
  }
  return best;
}

/** Weighs each term by its rarity before the window; `from` is the ticket back to which all of them were read. */
function weigh(terms: readonly TermUse[], { first, window, now }: Span): { weighed: Weighed[]; from: number } {
  const weighed: Weighed[] = [];
  let from = first;
  for (const use of terms) {
    if (use.recent.length === 0) continue;
    const oldest = use.usual.length < USUAL_READ ? first : (use.usual.at(-1)?.doc ?? first);
    const reach = window - oldest;
    if (oldest > first && reach < LEAST_REACH * (now - window)) continue;
    const rarity = Math.max(0, Math.log((reach + 2) / (use.usual.length + 1)) - COMMON);
    weighed.push({ use, weight: rarity * rarity });
    from = Math.max(from, oldest);
  }
  return { weighed, from };
}

/** Most similar first; of equals the older, so that what was there before is not passed by what is new. */
function rank(weighed: readonly Weighed[], from: number): number[] {
  const scores = new Map<number, { shared: number; size: number }>();
  for (const { use, weight } of weighed)
    for (const { doc, size } of [...use.recent, ...use.usual]) {
      if (doc < from || weight === 0) continue;
      const score = scores.get(doc);
      if (score === undefined) scores.set(doc, { shared: weight, size });
      else score.shared += weight;
    }
  return [...scores]
    .map(([doc, { shared, size }]) => ({ doc, score: shared / Math.sqrt(size + SMOOTHING) }))
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .map(({ doc }) => doc);
}
