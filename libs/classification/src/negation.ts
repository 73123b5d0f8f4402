import { isSameSentence, type PhraseHit } from './phrase-matcher.js';
import { type TicketWord } from './ticket-words.js';
import { endsNegation, isNegator } from './word-forms.js';

/** How many words may stand between a negation and what it takes back: "not affecting all our users". */
const REACH = 3;

/** Tells which phrases a negation takes back: "no error", "nothing is down", "not urgent". */
export class Negations {
  /** The last word of the longest phrase around a negator: that phrase has used it up ("cannot log in, urgent"). */
  private readonly usedUpTo = new Map<number, number>();

  constructor(
    private readonly words: readonly TicketWord[],
    hits: readonly PhraseHit[],
  ) {
    for (const { first, last } of hits)
      for (let at = first; at <= last; at += 1)
        if (this.negates(at)) this.usedUpTo.set(at, Math.max(last, this.usedUpTo.get(at) ?? 0));
  }

  takesBack({ first }: PhraseHit): boolean {
    const start = this.words[first];
    for (let at = first - 1; at >= 0 && first - at <= REACH + 1; at -= 1) {
      const word = this.words[at];
      if (word === undefined || start === undefined || !isSameSentence(word, start) || endsNegation(word.stem))
        return false;
      if (isNegator(word.stem)) return (this.usedUpTo.get(at) ?? first) >= first;
    }
    return false;
  }

  private negates(at: number): boolean {
    const word = this.words[at];
    return word !== undefined && isNegator(word.stem);
  }
}
