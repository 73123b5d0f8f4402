import { normalizedText, searchWords, type TicketReading, withoutEnvironment } from '@app/text';
import { codesIn } from './codes.js';
import { type Meaning } from './dense/meaning.js';
import { type Customer, customerKeys, type CustomerKeys, digest } from './customer.js';
import { inBody, inSubject, occurrences } from './occurrences.js';
import { type DeskWords } from './desk-words.js';
import { weightOf } from './term.js';
import { titleGrams } from './title-grams.js';

/** The words of a ticket as numbers, for comparing it with others. */
export interface TextPrint {
  /** Its distinct terms, most telling first. */
  readonly terms: readonly number[];
  /** How often each stands in subject and body, see `occurrences`. */
  readonly counts: Uint8Array;
  readonly grams: Uint16Array;
}

/** What is kept of a ticket to find it again: hashes only, none of its words. */
export interface Fingerprint extends TextPrint {
  /** The same for texts that differ in nothing but case, spaces and signs; 128 bits as hex. */
  readonly textHash: string;
  readonly customer: CustomerKeys;
  /** What it means, asked only if somebody wants to know; absent where meanings are not compared. */
  readonly meaning?: Meaning;
  /** What people call by name among the terms, such as ERR-5003, as the author wrote it; not kept. */
  readonly codes: ReadonlyMap<number, string>;
}

/** Of longer texts the most telling terms are kept. */
export const MAX_TERMS = 128;

/** Characters of a text that are read: what a ticket is about stands at its beginning. */
const OPENING = 10_000;

/** A word of the subject counts as if it stood this often in the body. */
const SUBJECT_COUNT = 4;
/** Occurrences at which a word has half the say that it could have. */
const HALF_SAY = 2;

export function fingerprintOf(reading: TicketReading, who: Customer, deskWords: DeskWords): Fingerprint {
  const counted = new Map<number, number>();
  const subject = countsOf(reading.subject.own, deskWords);
  const body = countsOf(withoutEnvironment(reading.body.own.slice(0, OPENING)), deskWords);
  for (const term of [...subject.keys(), ...body.keys()])
    counted.set(term, occurrences(subject.get(term) ?? 0, body.get(term) ?? 0));
  const terms = mostTelling(counted);
  let codes: Fingerprint['codes'] | undefined;
  return {
    textHash: digest(normalizedText(reading)),
    customer: customerKeys(who),
    terms,
    counts: Uint8Array.from(terms, (term) => counted.get(term) ?? 0),
    grams: titleGrams(reading.subject.own),
    get codes() {
      return (codes ??= codesIn(reading));
    },
  };
}

/** How much of its say a term has by how often it stands there, in [0, 1). */
function shareOfSay(occurrences: number): number {
  const count = SUBJECT_COUNT * inSubject(occurrences) + inBody(occurrences);
  return count / (HALF_SAY + count);
}

function countsOf(text: string, deskWords: DeskWords): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of searchWords(text)) {
    const term = deskWords.termOf(word);
    if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

const UINT32 = 2 ** 32;
const RANK_STEPS = 2 ** 16;

/**
 * By weight and by how often they stand there; the hash decides between equals, so that of two nearly equal texts the
 * same terms are kept. Rank and term travel in one number because numbers sort without a comparing function.
 */
function mostTelling(counted: ReadonlyMap<number, number>): number[] {
  const ranked = new Float64Array(counted.size);
  let next = 0;
  for (const [term, count] of counted) {
    const rank = Math.round(weightOf(term) * shareOfSay(count) * RANK_STEPS);
    ranked[next] = rank * UINT32 + (term >>> 0);
    next += 1;
  }
  ranked.sort();
  const terms: number[] = [];
  for (let i = ranked.length - 1; i >= 0 && terms.length < MAX_TERMS; i -= 1)
    terms.push(((ranked[i] ?? 0) % UINT32) | 0);
  return terms;
}
