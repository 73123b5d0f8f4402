import { keysOf } from '../customer.js';
import { unpackTerms } from '../packed.js';
import { CUSTOMER_OCCURRENCES, customerTerms } from './asked-terms.js';
import { dayOf, lengthsByte, type PostedTicket } from './posting.js';

/** What is kept of a ticket, as far as postings are made of it. */
export interface PostedRow {
  readonly doc: number;
  readonly createdAt: Date;
  readonly terms: Buffer;
  /** Null for tickets from before these were kept. */
  readonly counts: Buffer | null;
  readonly customerId: string | null;
  readonly customerEmail: string | null;
}

export function toPostedTicket({ doc, createdAt, terms: packed, counts: known, ...customer }: PostedRow): PostedTicket {
  const terms = unpackTerms(packed);
  const counts = countsOf(terms, known);
  const occurrences = new Map(terms.map((term, place) => [term, counts[place] ?? 0]));
  for (const term of customerTerms(keysOf(customer))) occurrences.set(term, CUSTOMER_OCCURRENCES);
  return { doc, day: dayOf(createdAt), lengths: lengthsByte(counts), occurrences };
}

/** Where it is not known how often terms stand in a ticket: each as if it stood once in the body. */
export function countsOf(terms: readonly number[], known: Uint8Array | null): Uint8Array {
  return known ?? new Uint8Array(terms.length).fill(1);
}
