import { type Corpus, meanBody, meanSubject, rarityOf, usualRarity } from './corpus.js';
import { type TextPrint } from './fingerprint.js';
import { inBody, inSubject, lengthOf } from './occurrences.js';
import { titleLikeness } from './title-grams.js';

/** How a ticket and an older one compare; masses are sums of rarities. */
export interface Likeness {
  /** BM25F: saturated occurrences of the shared terms, each field by its own length. */
  readonly bm25: number;
  /** `bm25` by what the ticket would reach with itself. */
  readonly ofSelf: number;
  readonly titles: number;
  /** Share of the ticket's title that stands anywhere in the other, by mass. */
  readonly titleFound: number;
  /** Share of the other's title that stands anywhere in the ticket, by mass. */
  readonly otherTitleFound: number;
  readonly titleCosine: number;
  /** Share of the ticket that the other holds, and of the other that the ticket holds, by mass. */
  readonly shared: number;
  readonly otherShared: number;
  /** Rarity of the rarest shared term. */
  readonly rarest: number;
  readonly otherTerms: number;
}

// BM25F by grid on two trackers; a subject counts more on either side.
const K1 = 2.4;
const K3 = 3;
const SUBJECT_WEIGHT = 5;
const QUERY_SUBJECT_WEIGHT = 5;
const SUBJECT_NORM = 0.75;
const BODY_NORM = 0.85;

interface Wanted {
  readonly rarity: number;
  readonly say: number;
  readonly inTitle: boolean;
}

/** Compares one ticket with others. */
export class Relevance {
  private readonly wanted = new Map<number, Wanted>();
  private readonly meanSubject: number;
  private readonly meanBody: number;
  private readonly mass: number;
  private readonly titleMass: number;
  private readonly titleSquares: number;
  private readonly self: number;

  constructor(
    private readonly ticket: TextPrint,
    corpus: Corpus,
  ) {
    this.meanSubject = meanSubject(corpus);
    this.meanBody = meanBody(corpus);
    let [mass, titleMass, titleSquares] = [0, 0, 0];
    ticket.terms.forEach((term, place) => {
      const count = ticket.counts[place] ?? 0;
      const rarity = rarityOf(term, corpus);
      const often = QUERY_SUBJECT_WEIGHT * inSubject(count) + inBody(count);
      const inTitle = inSubject(count) > 0;
      this.wanted.set(term, { rarity, say: (rarity * (K3 + 1) * often) / (K3 + often), inTitle });
      mass += rarity;
      if (inTitle) [titleMass, titleSquares] = [titleMass + rarity, titleSquares + rarity * rarity];
    });
    [this.mass, this.titleMass, this.titleSquares] = [mass, titleMass, titleSquares];
    this.self = this.bm25Of(ticket);
  }

  to(other: TextPrint): Likeness {
    let [found, cosine, otherTitle, otherTitleFound, otherSquares, shared, otherMass, rarest] = [
      0, 0, 0, 0, 0, 0, 0, 0,
    ];
    for (let place = 0; place < other.terms.length; place += 1) {
      const term = other.terms[place] ?? 0;
      const inTitle = inSubject(other.counts[place] ?? 0) > 0;
      const wanted = this.wanted.get(term);
      const rarity = wanted?.rarity ?? usualRarity(term);
      otherMass += rarity;
      if (inTitle) [otherTitle, otherSquares] = [otherTitle + rarity, otherSquares + rarity * rarity];
      if (wanted === undefined) continue;
      shared += rarity;
      if (rarity > rarest) rarest = rarity;
      if (inTitle) otherTitleFound += rarity;
      if (wanted.inTitle) found += rarity;
      if (wanted.inTitle && inTitle) cosine += rarity * rarity;
    }
    const bm25 = this.bm25Of(other);
    return {
      bm25,
      ofSelf: share(bm25, this.self),
      titles: titleLikeness(this.ticket.grams, other.grams),
      titleFound: share(found, this.titleMass),
      otherTitleFound: share(otherTitleFound, otherTitle),
      titleCosine: share(cosine, Math.sqrt(this.titleSquares * otherSquares)),
      shared: share(shared, this.mass),
      otherShared: share(shared, otherMass),
      rarest,
      otherTerms: other.terms.length,
    };
  }

  private bm25Of({ terms, counts }: TextPrint): number {
    const subjectNorm = 1 - SUBJECT_NORM + (SUBJECT_NORM * lengthOf(counts, inSubject)) / this.meanSubject;
    const bodyNorm = 1 - BODY_NORM + (BODY_NORM * lengthOf(counts, inBody)) / this.meanBody;
    let sum = 0;
    for (let place = 0; place < terms.length; place += 1) {
      const wanted = this.wanted.get(terms[place] ?? 0);
      if (wanted === undefined) continue;
      const count = counts[place] ?? 0;
      const often = (SUBJECT_WEIGHT * inSubject(count)) / subjectNorm + inBody(count) / bodyNorm;
      sum += (wanted.say * often * (K1 + 1)) / (K1 + often);
    }
    return sum;
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
