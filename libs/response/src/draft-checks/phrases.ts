import { type SpokenWord } from './spoken-words.js';

/** A word that may stand at a place of a phrase, a number, or a gap. */
type Part = ReadonlySet<string> | typeof GAP;

const GAP = '...';
const MOST_SKIPPED = 4;
/** Every gap multiplies what has to be tried. */
const MOST_GAPS = 2;
const NUMBER = '<number>';
const WORD = /^[\p{L}\p{M}\p{N}-]{1,30}$/u;
const NUMERAL = /^\d{1,4}$/;
const NUMBER_WORDS = new Set(
  'a an one two three four five six seven eight nine ten eleven twelve few several'.split(' '),
);

/** Where a phrase stands: offsets into the text that was read. */
export interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/**
 * The desk's phrases: words in any letter case, `/` between words that stand for one another, `...` for up to four words
 * of the same sentence, `<number>` for a number in digits or words.
 */
export class Phrases {
  private readonly byFirstWord = new Map<string, (readonly Part[])[]>();

  /** @throws Error saying what is wrong with a phrase */
  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const [first, ...rest] = partsOf(phrase);
      if (first === undefined || first === GAP || first.has(NUMBER)) throw new Error('a phrase begins with a word');
      for (const word of first) this.byFirstWord.set(word, [...(this.byFirstWord.get(word) ?? []), rest]);
    }
  }

  /** At most one for each word at which a phrase begins. */
  findIn(words: readonly SpokenWord[]): Utterance[] {
    return words.flatMap(({ forms, start, sentence }, i) => {
      const candidates = forms.flatMap((form) => this.byFirstWord.get(form) ?? []);
      const last = candidates.map((rest) => lastWordOf(rest, words, i)).find((index) => index !== undefined);
      return last === undefined ? [] : [{ start, end: words[last]?.end ?? start, sentence }];
    });
  }
}

function partsOf(phrase: string): Part[] {
  const parts = phrase.trim().toLowerCase().split(/\s+/);
  if (parts.at(-1) === GAP) throw new Error(`a phrase does not end with ${GAP}`);
  if (parts.filter((part) => part === GAP).length > MOST_GAPS) throw new Error(`only ${MOST_GAPS} ${GAP} in a phrase`);
  return parts.map((part) => (part === GAP ? GAP : new Set(part.split('/').map(checkedWord))));
}

function checkedWord(word: string): string {
  if (word === NUMBER || WORD.test(word)) return word;
  throw new Error(`"${word}" is no word; use letters, digits and -, word/word, ${GAP} or ${NUMBER}; no short forms`);
}

/** The index of the last word if the parts follow the word at `index` in its sentence. */
function lastWordOf(parts: readonly Part[], words: readonly SpokenWord[], index: number): number | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return index;
  if (part === GAP) {
    for (let skipped = 0; skipped <= MOST_SKIPPED; skipped += 1) {
      const last = isSameSentence(words, index + skipped, index) ? lastWordOf(rest, words, index + skipped) : undefined;
      if (last !== undefined) return last;
    }
    return undefined;
  }
  const next = words[index + 1];
  if (next === undefined || !isSameSentence(words, index + 1, index) || !next.forms.some((form) => says(part, form)))
    return undefined;
  return lastWordOf(rest, words, index + 1);
}

function isSameSentence(words: readonly SpokenWord[], one: number, other: number): boolean {
  return words[one]?.sentence === words[other]?.sentence;
}

function says(part: ReadonlySet<string>, form: string): boolean {
  return part.has(form) || (part.has(NUMBER) && (NUMERAL.test(form) || NUMBER_WORDS.has(form)));
}
