import { type Corpus, rarityOf } from './corpus.js';
import { customerTerm } from './term.js';
import { type Fingerprint, sayOf } from './fingerprint.js';

/** Terms under which a ticket can be found, and terms that a search looks up; a customer's own terms come on top. */
export const INDEXED_TERMS = 24;
export const SEARCHED_TERMS = 32;
/** What stands in more of the tickets than this tells none apart. */
const COMMON_SHARE = 0.1;
const ALWAYS_RARE = 20;
/** A term that no ticket has been counted with is likely to match nothing, however rare it is. */
const UNSEEN = 0.6;

/** A term and how much finding it again says. */
export interface IndexTerm {
  readonly term: number;
  readonly weight: number;
}

/** The most distinctive terms of a ticket and those of its customer. Neither the rarest nor the most frequent ones: both find nothing. */
export function indexTerms(fingerprint: Fingerprint, corpus: Corpus, limit: number): IndexTerm[] {
  const { terms, counts, customer } = fingerprint;
  const most = Math.max(ALWAYS_RARE, COMMON_SHARE * corpus.tickets);
  const ranked = terms.flatMap((term, place) => {
    const seen = corpus.ticketsWith.get(term) ?? 0;
    if (seen > most) return [];
    const rarity = rarityOf(term, corpus);
    const say = sayOf(counts[place] ?? 0);
    return [{ term, weight: rarity * rarity * say, rank: rarity * say * (seen === 0 ? UNSEEN : 1) }];
  });
  ranked.sort((a, b) => b.rank - a.rank || a.term - b.term);
  const chosen = ranked.slice(0, limit).map(({ term, weight }) => ({ term, weight }));
  const keys = [customer.id, customer.email].filter((key) => key !== null);
  return [...chosen, ...keys.map((key) => ({ term: customerTerm(key), weight: CUSTOMER_WEIGHT }))];
}

/** As much as one rare word. */
const CUSTOMER_WEIGHT = 25;
