import { usualShare } from './term.js';

/** What is known of all tickets together, some of the newest perhaps not counted yet. */
export interface Corpus {
  readonly tickets: number;
  /** Words of all subjects and of all bodies. */
  readonly subjectWords: number;
  readonly bodyWords: number;
  /** In how many tickets a term stands. */
  readonly ticketsWith: ReadonlyMap<number, number>;
}

export const EMPTY_CORPUS: Corpus = { tickets: 0, subjectWords: 0, bodyWords: 0, ticketsWith: new Map() };

/** Before a desk has tickets of its own, a term is as rare as in so many tickets of any desk. */
const SUPPOSED_TICKETS = 200;
const SUPPOSED_SUBJECT_WORDS = 5;
const SUPPOSED_BODY_WORDS = 40;

/** The inverse document frequency of a term, over 0. */
export function rarityOf(term: number, { tickets, ticketsWith }: Corpus): number {
  const all = tickets + SUPPOSED_TICKETS;
  const holding = (ticketsWith.get(term) ?? 0) + SUPPOSED_TICKETS * usualShare(term);
  return Math.log(1 + Math.max(0, all - holding + 0.5) / (holding + 0.5));
}

/** What may be thought of a term that nobody has looked up: as rare as its shape. */
export function usualRarity(term: number): number {
  return -Math.log(usualShare(term));
}

export function meanSubject({ tickets, subjectWords }: Corpus): number {
  return (subjectWords + SUPPOSED_TICKETS * SUPPOSED_SUBJECT_WORDS) / (tickets + SUPPOSED_TICKETS);
}

export function meanBody({ tickets, bodyWords }: Corpus): number {
  return (bodyWords + SUPPOSED_TICKETS * SUPPOSED_BODY_WORDS) / (tickets + SUPPOSED_TICKETS);
}
