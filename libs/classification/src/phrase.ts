import { tokenize } from '@app/text';
import { isFiller, stemsOf } from './word-forms.js';

/** Stands for up to three other words in a phrase. */
export const GAP = '...';
/** Stands for a number of ten or more. */
export const MANY = '<many>';
/** Stands for a name out of a program: `NullPointerException`, `user_id`, `getName`. */
export const CODE = '<code>';
/** Stands for the very start of the subject. */
export const START = '^';

const SIGNS: readonly string[] = [GAP, MANY, CODE, START];

/**
 * Reads a phrase as config/ writes it into the rows of stems it stands for, one row for each choice.
 *
 * `refund/reimburse` is either word, `...` up to three other words, `<many>` a number of ten or more, `<code>` a name out of
 * a program, `^` the start of the subject. Words match in every plain inflection; fillers ("the", "my") do not count.
 */
export function readPhrase(phrase: string): readonly (readonly string[])[] {
  let rows: (readonly string[])[] = [[]];
  for (const part of phrase.split(/\s+/)) {
    const choices = SIGNS.includes(part) ? [[part]] : part.split('/').map(stemsIn);
    rows = rows.flatMap((row) => choices.map((stems) => [...row, ...stems]));
  }
  return rows.filter((row) => row.length > 0);
}

/** What makes a phrase useless, for the person who wrote it; undefined where nothing does. */
export function mistakeInPhrase(phrase: string): string | undefined {
  const parts = phrase.split(/\s+/);
  if (parts.lastIndexOf(START) > 0) return `"${phrase}": ${START} stands only in front, for the start of the subject`;
  if (parts[0] === GAP || parts.at(-1) === GAP) return `"${phrase}": ${GAP} stands only between two words`;
  const hasWords = readPhrase(phrase).every((row) => row.some((stem) => stem === CODE || !SIGNS.includes(stem)));
  return hasWords && readPhrase(phrase).length > 0 ? undefined : `"${phrase}" holds no word that counts`;
}

function stemsIn(text: string): string[] {
  return tokenize(text)
    .filter((token) => !isFiller(token.word))
    .flatMap((token) => stemsOf(token) ?? [token.stem]);
}
