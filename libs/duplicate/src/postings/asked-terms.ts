import { sayOf } from '../bm25f.js';
import { type Corpus, rarityOf } from '../corpus.js';
import { type CustomerKeys } from '../customer.js';
import { type Fingerprint } from '../fingerprint.js';
import { MOST_IN_BODY } from '../occurrences.js';
import { customerTerm } from '../term.js';

/** What stands in more of the tickets than this tells none apart: forms, signatures, the name of a product. */
export const COMMON_SHARE = 0.2;
export const ALWAYS_RARE = 20;
/** As much as one rare word. */
const CUSTOMER_SAY = 3;
/** A ticket is its customer's through and through. */
export const CUSTOMER_OCCURRENCES = MOST_IN_BODY;

/** The terms under which the customer's tickets are found. */
export function customerTerms({ id, email }: CustomerKeys): number[] {
  return [id, email].filter((key) => key !== null).map(customerTerm);
}

/** The terms that a search looks up, those of the customer included, each with its say; what is common is left out. */
export function askedTerms({ terms, counts, customer }: Fingerprint, corpus: Corpus): ReadonlyMap<number, number> {
  const most = Math.max(ALWAYS_RARE, COMMON_SHARE * corpus.tickets);
  const isTelling = (term: number): boolean => (corpus.ticketsWith.get(term) ?? 0) <= most;
  const says = new Map<number, number>();
  terms.forEach((term, place) => {
    if (isTelling(term)) says.set(term, sayOf(rarityOf(term, corpus), counts[place] ?? 0));
  });
  for (const term of customerTerms(customer)) if (isTelling(term)) says.set(term, CUSTOMER_SAY);
  return says;
}
