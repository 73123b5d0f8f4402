import { Negations } from './negation.js';
import { type PhraseHit, type PhraseMatcher } from './phrase-matcher.js';
import { type PlaceWeight } from './place-weight.js';
import { type TicketWord } from './ticket-words.js';

/** What one signal found in a ticket. */
export interface Sign {
  readonly signal: number;
  /** How much it counts here, with the weight's own +/- sign. */
  readonly strength: number;
  /** Where it stands, without overlaps, in order. */
  readonly hits: readonly PhraseHit[];
}

export interface SignalWeight {
  readonly weight: number;
  readonly negatable: boolean;
}

/** Each further mention counts less: x(1 + .35 ln n). */
const REPEAT = 0.35;

/** The signals that a ticket shows, each once, in the order of their numbers. */
export function findSigns(
  words: readonly TicketWord[],
  matcher: PhraseMatcher,
  signals: readonly SignalWeight[],
  placeWeight: PlaceWeight,
): Sign[] {
  const hits = matcher.find(words);
  const negations = new Negations(words, hits);
  const bySignal = new Map<number, PhraseHit[]>();
  for (const hit of hits) {
    if (signals[hit.signal]?.negatable === true && negations.takesBack(hit)) continue;
    const known = bySignal.get(hit.signal);
    if (known === undefined) bySignal.set(hit.signal, [hit]);
    else addWithoutOverlap(known, hit);
  }
  return [...bySignal].map(([signal, found]) => ({
    signal,
    strength:
      (signals[signal]?.weight ?? 0) * bestPlace(found, words, placeWeight) * (1 + REPEAT * Math.log(found.length)),
    hits: found,
  }));
}

/** Of two phrases on the same words the longer stands: "data loss" beats "loss". Hits come in the order they end. */
function addWithoutOverlap(known: PhraseHit[], hit: PhraseHit): void {
  const before = known.at(-1);
  if (before === undefined || before.last < hit.first) known.push(hit);
  else if (hit.first <= before.first) known[known.length - 1] = hit;
}

function bestPlace(hits: readonly PhraseHit[], words: readonly TicketWord[], placeWeight: PlaceWeight): number {
  let best = 0;
  for (const { first } of hits) {
    const word = words[first];
    if (word !== undefined) best = Math.max(best, placeWeight(word));
  }
  return best;
}
