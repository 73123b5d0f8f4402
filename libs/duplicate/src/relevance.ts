import { byBodyLength, bySubjectLength, heard, sayOf } from './bm25f.js';
import { type Corpus, rarityOf, usualRarity } from './corpus.js';
import { type TextPrint } from './fingerprint.js';
import { inBody, inSubject, lengthOf } from './occurrences.js';
import { similarityOf } from './similarity.js';
import { isCode, weightOf } from './term.js';
import { titleLikeness } from './title-grams.js';

/** How a ticket and an older one compare; masses are sums of rarities. */
export interface Likeness {
  /** BM25F: saturated occurrences of the shared terms, each field by its own length. */
  readonly bm25: number;
  /** The part of it that the other's title has in common with the ticket's body. */
  readonly bodyInTitle: number;
  readonly titles: number;
  /** Share of the ticket's title that stands anywhere in the other, by mass. */
  readonly titleFound: number;
  /** Share of the other's title that stands anywhere in the ticket, by mass. */
  readonly otherTitleFound: number;
  readonly titleCosine: number;
  /** Share of the ticket that the other holds, by mass; of its codes alone, which count three times in it. */
  readonly shared: number;
  readonly sharedCodes: number;
  /** Rarity of the rarest shared term. */
  readonly rarest: number;
  /** Rarity of the rarest word of either title that the other text lacks, added up. */
  readonly missing: number;
  /** Weight of the shared terms. */
  readonly said: number;
  readonly otherWords: number;
  /** See `similarityOf`. */
  readonly sameText: number;
}

interface Wanted {
  readonly rarity: number;
  readonly say: number;
  readonly inBody: boolean;
  /** Its place among the words of the title, rarest first; -1 outside of it. */
  titlePlace: number;
}

/** Compares one ticket with others. */
export class Relevance {
  private readonly wanted = new Map<number, Wanted>();
  private readonly titleWords: readonly Wanted[];
  private readonly mass: number;
  private readonly titleMass: number;
  private readonly titleSquares: number;
  private readonly codeMass: number;
  private readonly weight: number;

  constructor(
    private readonly ticket: TextPrint,
    private readonly corpus: Corpus,
  ) {
    const titleWords: Wanted[] = [];
    let [mass, codeMass, weight] = [0, 0, 0];
    ticket.terms.forEach((term, place) => {
      const count = ticket.counts[place] ?? 0;
      const rarity = rarityOf(term, corpus);
      const wanted = { rarity, say: sayOf(rarity, count), inBody: inBody(count) > 0, titlePlace: -1 };
      this.wanted.set(term, wanted);
      mass += rarity;
      weight += weightOf(term);
      if (isCode(term)) codeMass += rarity;
      if (inSubject(count) > 0) titleWords.push(wanted);
    });
    titleWords.sort((a, b) => b.rarity - a.rarity).forEach((wanted, place) => (wanted.titlePlace = place));
    this.titleWords = titleWords;
    this.titleMass = titleWords.reduce((sum, { rarity }) => sum + rarity, 0);
    this.titleSquares = titleWords.reduce((sum, { rarity }) => sum + rarity * rarity, 0);
    [this.mass, this.codeMass, this.weight] = [mass, codeMass, weight];
  }

  to({ terms, counts, grams }: TextPrint): Likeness {
    const subjectWords = lengthOf(counts, inSubject);
    const bodyWords = lengthOf(counts, inBody);
    const bySubject = bySubjectLength(subjectWords, this.corpus);
    const byBody = byBodyLength(bodyWords, this.corpus);
    const found = new Uint8Array(this.titleWords.length);
    let [bm25, bodyInTitle, titleFound, otherTitle, otherTitleFound, otherMissing] = [0, 0, 0, 0, 0, 0];
    let [cosine, otherSquares, shared, sharedCodes, rarest, said, otherWeight] = [0, 0, 0, 0, 0, 0, 0];
    for (let place = 0; place < terms.length; place += 1) {
      const term = terms[place] ?? 0;
      const count = counts[place] ?? 0;
      const inTitle = inSubject(count) > 0;
      const weight = weightOf(term);
      otherWeight += weight;
      const wanted = this.wanted.get(term);
      if (wanted === undefined) {
        if (!inTitle) continue;
        const rarity = usualRarity(term);
        otherTitle += rarity;
        otherSquares += rarity * rarity;
        otherMissing = Math.max(otherMissing, rarity);
        continue;
      }
      const { rarity, say, titlePlace } = wanted;
      bm25 += say * heard(count, bySubject, byBody);
      shared += rarity;
      said += weight;
      if (isCode(term)) sharedCodes += rarity;
      if (rarity > rarest) rarest = rarity;
      if (titlePlace >= 0) {
        titleFound += rarity;
        found[titlePlace] = 1;
      }
      if (!inTitle) continue;
      otherTitle += rarity;
      otherTitleFound += rarity;
      otherSquares += rarity * rarity;
      if (titlePlace >= 0) cosine += rarity * rarity;
      if (wanted.inBody) bodyInTitle += rarity * heard(count, bySubject, 0);
    }
    const sharedShare = share(shared, this.mass);
    const missing = this.titleWords[found.indexOf(0)]?.rarity ?? 0;
    return {
      bm25,
      bodyInTitle,
      titles: titleLikeness(this.ticket.grams, grams),
      titleFound: share(titleFound, this.titleMass),
      otherTitleFound: share(otherTitleFound, otherTitle),
      titleCosine: share(cosine, Math.sqrt(this.titleSquares * otherSquares)),
      shared: sharedShare,
      sharedCodes: share(sharedCodes, this.codeMass),
      rarest,
      missing: missing + otherMissing,
      said,
      otherWords: subjectWords + bodyWords,
      sameText: similarityOf(said, this.weight, otherWeight, sharedShare),
    };
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
