import { type CleanText, normalizedText, type TicketReading, tokensOf } from '@app/text';
import { type Customer, customerKeys, type CustomerKeys, digest } from './customer.js';
import { isCode, termOf, weightOf } from './term.js';

/** What is kept of a ticket to find it again: hashes only, none of its words. */
export interface Fingerprint {
  /** The same for texts that differ in nothing but case, spaces and signs; 128 bits as hex. */
  readonly textHash: string;
  readonly customer: CustomerKeys;
  /** Its distinct terms, most telling first. */
  readonly terms: readonly number[];
  /** What people call by name among the terms, such as ERR-5003, as the author wrote it; not kept. */
  readonly codes: ReadonlyMap<number, string>;
}

/** Of longer texts the most telling terms are kept. */
export const MAX_TERMS = 128;

/** Letters, then a few digits: no address, no link, no card or account number, nothing long enough to be a secret. */
const NAMEABLE = /^[a-z]{1,10}[-_]?(?:[a-z]{1,10}[-_])?\d{1,8}$/;

/** A word of the subject counts as if it stood this often in the body. */
const SUBJECT_COUNT = 8;
/** Occurrences at which a word has half the say that it could have. */
const HALF_SAY = 2;

/** @param common the terms that every ticket may hold, which are left out */
export function fingerprintOf(reading: TicketReading, who: Customer, common: ReadonlySet<number>): Fingerprint {
  const counts = new Map<number, number>();
  const codes = new Map<number, string>();
  const count = (text: CleanText, times: number): void => {
    for (const { word, stem, start, end } of tokensOf(text)) {
      const term = termOf(stem);
      if (common.has(term)) continue;
      counts.set(term, (counts.get(term) ?? 0) + times);
      if (isCode(term) && NAMEABLE.test(word)) codes.set(term, text.full.slice(start, end));
    }
  };
  count(reading.subject, SUBJECT_COUNT);
  count(reading.body, 1);
  const textHash = digest(normalizedText(reading));
  return { textHash, customer: customerKeys(who), terms: mostTelling(counts), codes };
}

const UINT32 = 2 ** 32;
const RANK_STEPS = 2 ** 16;

/**
 * By weight and by how often they stand there; the hash decides between equals, so that of two nearly equal texts the
 * same terms are kept. Rank and term travel in one number because numbers sort without a comparing function.
 */
function mostTelling(counts: ReadonlyMap<number, number>): number[] {
  const ranked = new Float64Array(counts.size);
  let next = 0;
  for (const [term, count] of counts) {
    const rank = Math.round(weightOf(term) * (count / (HALF_SAY + count)) * RANK_STEPS);
    ranked[next] = rank * UINT32 + (term >>> 0);
    next += 1;
  }
  ranked.sort();
  const terms: number[] = [];
  for (let i = ranked.length - 1; i >= 0 && terms.length < MAX_TERMS; i -= 1)
    terms.push(((ranked[i] ?? 0) % UINT32) | 0);
  return terms;
}
