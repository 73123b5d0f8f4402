import { type Evidence, USUAL_READ } from './evidence.js';
import { type Signal } from './signal.js';

/** Words by how many of an incident's tickets were seen to hold them. */
export type TermCounts = Readonly<Record<string, number>>;

interface Newcomer {
  readonly evidence: Omit<Evidence, 'recent'>;
  readonly signal: Signal;
  /** The similar tickets that it was judged by, each of another customer. */
  readonly members: readonly number[];
}

const MOST_KEPT = 30;
const MOST_SHOWN = 8;
/** A word that fewer other customers used may be somebody's name, and stays out. */
const LEAST_SHARED = 2;
/** A word in more than one of so many usual tickets names no cause. */
const RARER_THAN = 12;

/** Counts what a newcomer shares with the tickets that it was judged by. */
export function commonTerms(known: readonly TermCounts[], { evidence, signal, members }: Newcomer): TermCounts {
  const counts = new Map<string, number>();
  for (const terms of known)
    for (const [word, count] of Object.entries(terms)) counts.set(word, (counts.get(word) ?? 0) + count);
  const { first, window } = evidence.span;
  evidence.terms.forEach(({ recent, usual }, place) => {
    const word = signal.words[place];
    if (word === undefined) return;
    const oldest = usual.length < USUAL_READ ? first : (usual.at(-1)?.doc ?? first);
    const shared = recent.filter(({ doc }) => members.includes(doc)).length;
    if (counts.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    else if (shared >= LEAST_SHARED && usual.length * RARER_THAN <= window - oldest) counts.set(word, shared + 1);
  });
  return Object.fromEntries([...counts].sort(byCount).slice(0, MOST_KEPT));
}

export function shownTerms(counts: TermCounts): string[] {
  return Object.entries(counts)
    .sort(byCount)
    .slice(0, MOST_SHOWN)
    .map(([word]) => word);
}

const byCount = ([a, first]: [string, number], [b, second]: [string, number]): number =>
  second - first || (a < b ? -1 : 1);
