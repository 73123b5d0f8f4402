import { type Corpus, meanBody, meanSubject } from './corpus.js';
import { inBody, inSubject } from './occurrences.js';

// BM25F by grid on two trackers; a subject counts more on either side.
const K1 = 2.4;
const K3 = 3;
const SUBJECT_WEIGHT = 5;
const ASKED_SUBJECT_WEIGHT = 5;
const SUBJECT_NORM = 0.75;
const BODY_NORM = 0.85;

/** What a term of the ticket that is asked for can contribute at most, but for K1: by its rarity and how often it stands there. */
export function sayOf(rarity: number, occurrences: number): number {
  const often = ASKED_SUBJECT_WEIGHT * inSubject(occurrences) + inBody(occurrences);
  return (rarity * (K3 + 1) * often) / (K3 + often);
}

/** How much of its say a term gets that stands so often in subject and body, each by its own length. */
export function heard(occurrences: number, bySubject: number, byBody: number): number {
  const often = SUBJECT_WEIGHT * inSubject(occurrences) * bySubject + inBody(occurrences) * byBody;
  return (often * (K1 + 1)) / (K1 + often);
}

/** The factor for what stands in a subject of so many words. */
export function bySubjectLength(words: number, corpus: Corpus): number {
  return 1 / (1 - SUBJECT_NORM + (SUBJECT_NORM * words) / meanSubject(corpus));
}

/** The factor for what stands in a body of so many words. */
export function byBodyLength(words: number, corpus: Corpus): number {
  return 1 / (1 - BODY_NORM + (BODY_NORM * words) / meanBody(corpus));
}
