import { tokenize } from '@app/text';

/** One word of a draft as phrases see it. */
export interface SpokenWord {
  /** All that it may stand for, lower-case: the 's of "it's" is "is" or "has". */
  readonly forms: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

const ENDINGS: readonly (readonly [ending: string, forms: readonly string[]])[] = [
  ["n't", ['not']],
  ["'ll", ['will']],
  ["'ve", ['have']],
  ["'re", ['are']],
  ["'m", ['am']],
  ["'s", ['is', 'has']],
];
const IRREGULAR: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "can't": [['cannot']],
  "won't": [['will'], ['not']],
};

/** The words of a text, short forms in full: "we'll" is "we will". */
export function spokenWords(text: string): SpokenWord[] {
  return tokenize(text).flatMap(({ word, start, end, sentence }) =>
    inFull(word).map((forms) => ({ forms, start, end, sentence })),
  );
}

function inFull(word: string): readonly (readonly string[])[] {
  if (!word.includes("'")) return [[word]];
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  const found = ENDINGS.find(([ending]) => word.length > ending.length && word.endsWith(ending));
  return found === undefined ? [[word]] : [[word.slice(0, -found[0].length)], found[1]];
}
