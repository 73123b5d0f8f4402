import { tokenize } from '@app/text';
import { type DuplicateSettings } from './duplicate.config.js';
import { termOf, weakened } from './term.js';

/** What the desk says of words that any ticket may hold. */
export class DeskWords {
  constructor(
    private readonly leftOut: ReadonlySet<number>,
    private readonly weak: ReadonlySet<number>,
  ) {}

  static of({ common_words, weak_words }: Pick<DuplicateSettings, 'common_words' | 'weak_words'>): DeskWords {
    return new DeskWords(termsOf(common_words), termsOf(weak_words));
  }

  /** Null for a word that is left out. */
  termOf(word: string): number | null {
    const term = termOf(word);
    if (this.leftOut.has(term)) return null;
    return this.weak.has(term) ? weakened(term) : term;
  }
}

function termsOf(groups: Readonly<Record<string, string>>): ReadonlySet<number> {
  const words = Object.values(groups).flatMap(tokenize);
  return new Set(words.flatMap(({ word, stem }) => [termOf(word), termOf(stem)]));
}
