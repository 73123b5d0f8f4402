import { GAP, readPhrase, START } from './phrase.js';
import { type TicketWord } from './ticket-words.js';

/** A phrase of signal number `signal`, found from word `first` to word `last`. */
export interface PhraseHit {
  readonly signal: number;
  readonly first: number;
  readonly last: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Where a phrase goes on after a gap. */
  afterGap?: Node;
  /** The signals with a phrase that ends here. */
  readonly signals: number[];
}

/** A phrase under way. `skips` counts the words it may still pass over; zero outside a gap. */
interface Reader {
  readonly node: Node;
  readonly first: number;
  readonly skips: number;
}

const LONGEST_GAP = 3;

/** Finds the phrases of all signals in one pass over a ticket's words. */
export class PhraseMatcher {
  private readonly root = aNode();

  /** @param signals the phrases of each signal, as config/ writes them */
  constructor(signals: readonly (readonly string[])[]) {
    signals.forEach((phrases, signal) => {
      for (const row of phrases.flatMap(readPhrase)) this.add(row, signal);
    });
  }

  /** In the order in which they end; a phrase stays within its sentence. */
  find(words: readonly TicketWord[]): PhraseHit[] {
    const hits: PhraseHit[] = [];
    const opening = this.root.next.get(START);
    let readers: Reader[] = opening === undefined ? [] : [{ node: opening, first: 0, skips: 0 }];
    let previous: TicketWord | undefined;
    for (const [at, word] of words.entries()) {
      if (previous !== undefined && !isSameSentence(previous, word)) readers = [];
      previous = word;
      const onward: Reader[] = [];
      for (const reader of readers) {
        step(reader.node, word, reader.first, at, onward, hits);
        if (reader.skips > 0) onward.push({ node: reader.node, first: reader.first, skips: reader.skips - 1 });
      }
      step(this.root, word, at, at, onward, hits);
      readers = onward;
    }
    return hits;
  }

  private add(row: readonly string[], signal: number): void {
    let node = this.root;
    for (const stem of row) node = child(node, stem);
    if (!node.signals.includes(signal)) node.signals.push(signal);
  }
}

function step(from: Node, word: TicketWord, first: number, at: number, onward: Reader[], hits: PhraseHit[]): void {
  enter(from.next.get(word.stem), first, at, onward, hits);
  if (word.sign !== undefined) enter(from.next.get(word.sign), first, at, onward, hits);
}

function enter(node: Node | undefined, first: number, at: number, onward: Reader[], hits: PhraseHit[]): void {
  if (node === undefined) return;
  for (const signal of node.signals) hits.push({ signal, first, last: at });
  if (node.next.size > 0) onward.push({ node, first, skips: 0 });
  if (node.afterGap !== undefined) onward.push({ node: node.afterGap, first, skips: LONGEST_GAP });
}

/** Whether neither a phrase nor a negation is cut between two words. */
export function isSameSentence(one: TicketWord, other: TicketWord): boolean {
  return one.token.sentence === other.token.sentence && one.source === other.source;
}

function child(node: Node, stem: string): Node {
  if (stem === GAP) return (node.afterGap ??= aNode());
  const known = node.next.get(stem);
  if (known !== undefined) return known;
  const added = aNode();
  node.next.set(stem, added);
  return added;
}

function aNode(): Node {
  return { next: new Map(), signals: [] };
}
