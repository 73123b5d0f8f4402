import { tokenize } from '@app/text';

interface Word {
  readonly word: string;
  readonly stem: string;
}

/** Words and phrases of which a desk's customers use now this one, now that one, and mean the same. */
export class SameWords {
  private readonly firsts = new Map<string, string>();
  private readonly longest: number;

  /** @param groups each group's first entry stands for all of it */
  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups)
      for (const phrase of group) this.firsts.set(keyOf(tokenize(phrase)), keyOf(tokenize(group[0] ?? '')));
    this.longest = Math.max(1, ...[...this.firsts.keys()].map((key) => key.split(' ').length));
  }

  /** What a text says, each phrase as one, with the words that say it there. */
  in(tokens: readonly Word[]): { readonly term: string; readonly words: string }[] {
    const found: { term: string; words: string }[] = [];
    for (let at = 0; at < tokens.length;) {
      const [term, length] = this.at(tokens, at);
      found.push({
        term,
        words: tokens
          .slice(at, at + length)
          .map(({ word }) => word)
          .join(' '),
      });
      at += length;
    }
    return found;
  }

  private at(tokens: readonly Word[], at: number): [string, number] {
    for (let length = Math.min(this.longest, tokens.length - at); length > 0; length -= 1) {
      const term = this.firsts.get(keyOf(tokens.slice(at, at + length)));
      if (term !== undefined) return [term, length];
    }
    return [tokens[at]?.stem ?? '', 1];
  }
}

const keyOf = (words: readonly Word[]): string => words.map(({ stem }) => stem).join(' ');
