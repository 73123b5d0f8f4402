import { type Found } from './value-kind.js';

const WORD_SIGN = /[\p{L}\p{N}]/u;

/** The text with found values blanked out, at the same offsets. */
export function blankedAt(text: string, found: readonly Found[]): string {
  let blanked = '';
  let position = 0;
  for (const { start, text: value } of found) {
    blanked += text.slice(position, start) + ' '.repeat(value.length);
    position = start + value.length;
  }
  return blanked + text.slice(position);
}

/** The text with each of the stretches blanked out wherever it stands as whole words, at the same offsets. */
export function blanked(text: string, stretches: readonly string[]): string {
  const longestFirst = [...new Set(stretches)].filter((stretch) => stretch !== '').sort((a, b) => b.length - a.length);
  let result = text;
  for (const stretch of longestFirst) {
    for (let at = result.indexOf(stretch); at !== -1; at = result.indexOf(stretch, at + stretch.length)) {
      const end = at + stretch.length;
      if (partsWord(result, at) || partsWord(result, end)) continue;
      result = result.slice(0, at) + ' '.repeat(stretch.length) + result.slice(end);
    }
  }
  return result;
}

function partsWord(text: string, at: number): boolean {
  return WORD_SIGN.test(text.charAt(at - 1)) && WORD_SIGN.test(text.charAt(at));
}
