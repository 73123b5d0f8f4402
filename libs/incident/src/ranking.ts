import { type Kin, type Span, type TermUse, USUAL_READ } from './evidence.js';

/** Tickets, most similar first. */
export interface Ranking {
  readonly docs: readonly number[];
  /** The ticket back to which all of the terms were read: older ones are not in it. */
  readonly from: number;
}

/** A term's uses before the window have to reach back so many times the window, or it is too common to tell anything. */
const LEAST_REACH = 8;
/** A word in more than every e-th ticket weighs nothing. */
const COMMON = 1;
/** Added to a ticket's size: very short ones are not the most similar only because they are short. */
const SMOOTHING = 3;

/** By what they share with one ticket. */
export function bySimilarity(terms: readonly TermUse[], span: Span): Ranking {
  return rank(shared(likeOne(terms), span));
}

/**
 * By what they share with the judged ticket, and as much by what they share with its kin on average, each of the kin
 * without itself. The judged one is ranked, too, by its kin alone. Reports of one cause resemble one another in ever
 * other words, tickets that only look like the judged one do not.
 */
export function byKinship(terms: readonly TermUse[], kin: Kin, span: Span): Ranking {
  const likeKin = new Map<TermUse, number>();
  for (const uses of kin.values())
    for (const [use, part] of likeOne(uses)) likeKin.set(use, (likeKin.get(use) ?? 0) + part);
  const alike = shared(likeOne(terms), span);
  const related = shared(likeKin, span);
  const scores = new Map(alike.scores);
  for (const [doc, score] of related.scores) {
    const own = kin.get(doc);
    const others = own === undefined ? score : ((score - alikeItself(own, span)) * kin.size) / (kin.size - 1);
    scores.set(doc, (scores.get(doc) ?? 0) + others);
  }
  const itself =
    terms.reduce((sum, use) => sum + weightOf(use, span) * (likeKin.get(use) ?? 0), 0) / norm(terms.length);
  scores.set(span.now, itself * (1 + 1 / kin.size));
  return rank({ scores, from: Math.max(alike.from, related.from) });
}

interface Shared {
  readonly scores: ReadonlyMap<number, number>;
  readonly from: number;
}

const likeOne = (terms: readonly TermUse[]): Map<TermUse, number> =>
  new Map(terms.map((use) => [use, 1 / norm(terms.length)]));

const alikeItself = (terms: readonly TermUse[], span: Span): number =>
  terms.reduce((sum, use) => sum + weightOf(use, span), 0) / (terms.length + SMOOTHING);

/** What each ticket shares, where a term counts for so much. */
function shared(parts: ReadonlyMap<TermUse, number>, span: Span): Shared {
  const weighed = [...parts].flatMap(([use, part]) => {
    const known = weigh(use, span);
    return known === null ? [] : { use, weight: known.weight * part, from: known.from };
  });
  const from = Math.max(span.first, ...weighed.map((term) => term.from));
  const scores = new Map<number, number>();
  for (const { use, weight } of weighed)
    for (const uses of [use.recent, use.usual])
      for (const { doc, size } of uses) {
        if (doc < from) break;
        scores.set(doc, (scores.get(doc) ?? 0) + weight / norm(size));
      }
  return { scores, from };
}

/** Of equals (to seven digits) the older comes first, so that what was there before is not passed by what is new. */
function rank({ scores, from }: Shared): Ranking {
  const docs = [...scores]
    .filter(([doc]) => doc >= from)
    .map(([doc, score]) => ({ doc, score: Math.fround(score) }))
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .map(({ doc }) => doc);
  return { docs, from };
}

/** By its rarity in window and history together, so that a word is not rare for being new. */
function weigh({ recent, usual }: TermUse, { first, window, now }: Span): { weight: number; from: number } | null {
  const from = usual.length < USUAL_READ ? first : (usual.at(-1)?.doc ?? first);
  if (recent.length === 0 || (from > first && window - from < LEAST_REACH * (now - window))) return null;
  const rarity = Math.log((now - from + 2) / (recent.length + usual.length + 1)) - COMMON;
  return rarity > 0 ? { weight: rarity * rarity, from } : null;
}

const norm = (size: number): number => Math.sqrt(size + SMOOTHING);

const weightOf = (use: TermUse, span: Span): number => weigh(use, span)?.weight ?? 0;
