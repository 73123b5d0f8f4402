import { byBodyLength, bySubjectLength, heard } from '../bm25f.js';
import { type Corpus } from '../corpus.js';
import { type DocScores } from './doc-scores.js';
import { bodyLength, forEachPosting, type PostedTicket, subjectLength } from './posting.js';

/** Days that tickets are looked for in. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** What a ticket is about again is mostly days old, seldom years; measured on a public tracker. */
const timeFactor = (days: number): number => Math.exp(0.4 * Math.exp(-days / 30) + 0.4 * Math.exp(-days / 365));
/** By age in days; from ten years on it makes no difference. */
const TIME_FACTORS = Float64Array.from({ length: 3_650 }, (_, days) => timeFactor(days));
const BYTE_VALUES = 256;

/** Picks the tickets worth comparing from postings alone: BM25F, but for lengths that are rounded, times their age. */
export class FirstLook {
  private readonly bySubject = new Float64Array(BYTE_VALUES);
  private readonly byBody = new Float64Array(BYTE_VALUES);

  /** @param scores none yet; nobody else may use them until `best` is told */
  constructor(
    corpus: Corpus,
    private readonly days: Days,
    private readonly scores: DocScores,
  ) {
    for (let lengths = 0; lengths < BYTE_VALUES; lengths += 1) {
      this.bySubject[lengths] = bySubjectLength(subjectLength(lengths), corpus);
      this.byBody[lengths] = byBodyLength(bodyLength(lengths), corpus);
    }
  }

  /** @param say of their term */
  add(postings: Buffer, say: number): void {
    forEachPosting(postings, (doc, day, occurrences, lengths) => {
      if (this.isWithin(day)) this.scores.add(doc, day, say * this.heard(occurrences, lengths));
    });
  }

  /** A ticket whose postings are not in the index yet. */
  addTicket({ doc, day, lengths, occurrences }: PostedTicket, says: ReadonlyMap<number, number>): void {
    if (!this.isWithin(day)) return;
    let score = 0;
    for (const [term, say] of says) {
      const often = occurrences.get(term);
      if (often !== undefined) score += say * this.heard(often, lengths);
    }
    if (score > 0) this.scores.add(doc, day, score);
  }

  /** Numbers of the best tickets, best first. */
  best(limit: number): number[] {
    return this.scores.best(limit, (day) => TIME_FACTORS[this.days.last - day] ?? 1);
  }

  private isWithin(day: number): boolean {
    return day >= this.days.first && day <= this.days.last;
  }

  private heard(occurrences: number, lengths: number): number {
    return heard(occurrences, this.bySubject[lengths] ?? 0, this.byBody[lengths] ?? 0);
  }
}
