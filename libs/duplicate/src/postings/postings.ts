import { Injectable } from '@nestjs/common';
import { type Corpus } from '../corpus.js';
import { type Fingerprint } from '../fingerprint.js';
import { askedTerms, customerTerms } from './asked-terms.js';
import { DocScores } from './doc-scores.js';
import { FirstLook } from './first-look.js';
import { dayOf, postingCount } from './posting.js';
import { PostingsMerger } from './postings-merger.service.js';
import { PostingsStore } from './postings.store.js';
import { readingPlan } from './reading-plan.js';
import { WaitingTickets } from './waiting-tickets.js';

/** The tickets worth comparing, by number, best first. */
export interface FirstChoice {
  readonly docs: readonly number[];
  /** What is known of all tickets, and of the terms that were asked for. */
  readonly corpus: Corpus;
}

/** Finds the tickets that share telling terms with a new one, from postings alone. */
@Injectable()
export class Postings {
  private readonly scores = new DocScores();

  constructor(
    private readonly store: PostingsStore,
    private readonly waiting: WaitingTickets,
    private readonly merger: PostingsMerger,
  ) {}

  /** @param period when they came in; the days at its ends count whole */
  async best(
    fingerprint: Fingerprint,
    { since, before }: { readonly since: Date; readonly before: Date },
    limit: number,
  ): Promise<FirstChoice> {
    const lookUp = await this.store.lookUp([...fingerprint.terms, ...customerTerms(fingerprint.customer)]);
    const { corpus, newest } = lookUp;
    this.merger.noteWaiting(lookUp.waiting.length);
    const says = askedTerms(fingerprint, corpus);
    const [waiting, older] = await Promise.all([
      this.waiting.of(lookUp.waiting),
      this.store.older(readingPlan(lookUp, says)),
    ]);
    const found = [...says].flatMap(([term, say]) =>
      [newest.get(term)?.postings, older.get(term)]
        .filter((postings) => postings !== undefined)
        .map((postings) => ({ say, postings })),
    );
    const count = found.reduce((sum, { postings }) => sum + postingCount(postings), waiting.length);
    // From here on nothing is waited for, so searches side by side take turns.
    this.scores.reset(count);
    const look = new FirstLook(corpus, { first: dayOf(since), last: dayOf(before) }, this.scores);
    for (const { say, postings } of found) look.add(postings, say);
    for (const ticket of waiting) look.addTicket(ticket, says);
    return { docs: look.best(limit), corpus };
  }
}
