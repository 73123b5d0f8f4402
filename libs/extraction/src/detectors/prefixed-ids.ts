import { type Candidate } from './detector.js';
import { matchesOf } from './matches.js';

/** Identifiers that their prefix gives away, such as ORD-111: the matches of a pattern that hold a digit. */
export function prefixedIds(prefixed: RegExp, text: string, confidence: number): Candidate[] {
  return matchesOf(prefixed, text)
    .filter(({ 0: id }) => /\d/.test(id))
    .map(({ index, 0: id }) => ({ start: index, end: index + id.length, confidence }));
}
