import { inBody, inSubject, lengthOf } from '../occurrences.js';

/**
 * A posting says that a term stands in a ticket: its number (4 bytes, most significant first), the day it came in (2),
 * how often the term stands there (1, see `occurrences`) and how long the ticket is (1, see `lengthsByte`).
 */
export const POSTING_BYTES = 8;
/** Postings from which on a block takes no more; it then has the size of a quarter of a page. */
export const POSTINGS_PER_BLOCK = 256;
const DAY_AT = 4;
const OCCURRENCES_AT = 6;
const LENGTHS_AT = 7;

const DAY_MS = 24 * 60 * 60 * 1000;
const LAST_DAY = 0xffff;
/** Ends in 2179. */
const FIRST_DAY = Date.UTC(2000, 0) / DAY_MS;

const SUBJECT_STEPS = 7;
const WORDS_PER_SUBJECT_STEP = 2;
const BODY_BITS = 5;
const BODY_STEPS = 31;
const BODY_STEPS_PER_DOUBLING = 3;

/** What postings say of a ticket. */
export interface PostedTicket {
  readonly doc: number;
  readonly day: number;
  readonly lengths: number;
  /** How often each of its terms stands there; a customer's own among them. */
  readonly occurrences: ReadonlyMap<number, number>;
}

/** Days since 2000, in UTC. */
export function dayOf(time: Date): number {
  return Math.min(LAST_DAY, Math.max(0, Math.floor(time.getTime() / DAY_MS) - FIRST_DAY));
}

/** Words of subject and body in one byte: the subject's in steps of two words, the body's in steps of a quarter more. */
export function lengthsByte(counts: Uint8Array): number {
  const subject = Math.min(SUBJECT_STEPS, Math.round(lengthOf(counts, inSubject) / WORDS_PER_SUBJECT_STEP));
  const body = Math.min(BODY_STEPS, Math.round(BODY_STEPS_PER_DOUBLING * Math.log2(1 + lengthOf(counts, inBody))));
  return (subject << BODY_BITS) | body;
}

export function subjectLength(lengths: number): number {
  return (lengths >> BODY_BITS) * WORDS_PER_SUBJECT_STEP;
}

export function bodyLength(lengths: number): number {
  return 2 ** ((lengths & BODY_STEPS) / BODY_STEPS_PER_DOUBLING) - 1;
}

/** The postings of each term of some tickets, one after the other, all in one buffer: one each took twice as long. */
export function postingsOf(tickets: readonly PostedTicket[]): ReadonlyMap<number, Buffer> {
  const sizes = new Map<number, number>();
  for (const { occurrences } of tickets)
    for (const term of occurrences.keys()) sizes.set(term, (sizes.get(term) ?? 0) + POSTING_BYTES);
  let size = 0;
  const starts = new Map<number, number>();
  for (const [term, bytes] of sizes) {
    starts.set(term, size);
    size += bytes;
  }
  const all = Buffer.allocUnsafe(size);
  const ends = new Map(starts);
  for (const ticket of tickets)
    for (const [term, occurrences] of ticket.occurrences)
      ends.set(term, writePosting(all, ends.get(term) ?? 0, ticket, occurrences));
  return new Map([...starts].map(([term, start]) => [term, all.subarray(start, ends.get(term))]));
}

export function postingCount(postings: Buffer): number {
  return postings.length / POSTING_BYTES;
}

export type PostingVisitor = (doc: number, day: number, occurrences: number, lengths: number) => void;

export function forEachPosting(postings: Buffer, visit: PostingVisitor): void {
  const view = new DataView(postings.buffer, postings.byteOffset, postings.length);
  for (let at = 0; at < postings.length; at += POSTING_BYTES)
    visit(
      view.getInt32(at),
      view.getUint16(at + DAY_AT),
      view.getUint8(at + OCCURRENCES_AT),
      view.getUint8(at + LENGTHS_AT),
    );
}

/** @returns where the next one goes */
function writePosting(to: Buffer, at: number, { doc, day, lengths }: PostedTicket, occurrences: number): number {
  to.writeInt32BE(doc, at);
  to.writeUInt16BE(day, at + DAY_AT);
  to.writeUInt8(occurrences, at + OCCURRENCES_AT);
  to.writeUInt8(lengths, at + LENGTHS_AT);
  return at + POSTING_BYTES;
}
