import { hashOf } from './term.js';

/** Of longer titles those with the smallest hashes are kept, which compares as well as all of them. */
const MOST = 64;
const GRAM = 3;

/** The runs of three letters of a title, each hashed to 16 bits, ascending, no repeats. */
export function titleGrams(title: string): Uint16Array {
  const padded = ` ${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const grams = new Set<number>();
  for (let at = 0; at + GRAM <= padded.length; at += 1) grams.add(hashOf(padded.slice(at, at + GRAM)) & 0xffff);
  return Uint16Array.from(grams).sort().slice(0, MOST);
}

/** Jaccard's share of what two titles have in common. */
export function titleLikeness(one: Uint16Array, other: Uint16Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}
