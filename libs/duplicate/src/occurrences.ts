/** How often a term stands in a ticket, in one byte: up to 3 times in the subject, up to 63 in the body. */
export const MOST_IN_BODY = 63;
const MOST_IN_SUBJECT = 3;
const BODY_BITS = 6;

export function occurrences(inSubject: number, inBody: number): number {
  return (Math.min(inSubject, MOST_IN_SUBJECT) << BODY_BITS) | Math.min(inBody, MOST_IN_BODY);
}

export function inSubject(occurrences: number): number {
  return occurrences >> BODY_BITS;
}

export function inBody(occurrences: number): number {
  return occurrences & MOST_IN_BODY;
}

/** Length of a field in words: what its terms' occurrences add up to. */
export function lengthOf(all: Uint8Array, of: (occurrences: number) => number): number {
  return all.reduce((sum, each) => sum + of(each), 0);
}
