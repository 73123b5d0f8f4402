import { stemOf } from './stem.js';

const RUN = /[\p{L}\p{N}]+(?:[._\-:/\\#@+]+[\p{L}\p{N}]+)*/gu;
const SEPARATORS = /[._\-:/\\#@+]+/;
const HUMP = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const PLAIN = /^[a-z]+$/;
/** What a machine makes up anew for each ticket: GUIDs, times and addresses in memory. */
const RANDOM =
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?:\d{4}-\d\d-\d\d[T ]?)?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b|\b\d{4}-\d\d-\d\d[T ]?\d\d:\d\d\b|\b0x[0-9a-f]{1,16}\b/gi;
const LONGEST_IDENTIFIER = 100;
/** Before what is a name as a whole, so that it is no word of the language. */
const WHOLE = '=';

/**
 * The words under which a text is found: every part of a compound and every hump of a camelCase name by its stem, and
 * besides, for `a.b.c`, ERR-5003 or a path, the whole (`=a.b.c`) and its last two parts (`=b.c`).
 */
export function searchWords(text: string): string[] {
  const words: string[] = [];
  const add = (part: string): void => {
    const lower = part.toLowerCase();
    if (lower.length > 1 || isDigit(lower)) words.push(PLAIN.test(lower) ? stemOf(lower) : lower);
  };
  for (const [run] of text.replace(RANDOM, ' ').matchAll(RUN)) {
    const parts = run.split(SEPARATORS);
    for (const part of parts) {
      add(part);
      if (PLAIN.test(part)) continue;
      const humps = part.match(HUMP) ?? [];
      if (humps.length > 1) humps.forEach(add);
    }
    if (parts.length === 1 || run.length > LONGEST_IDENTIFIER) continue;
    const names = parts.map((part) => part.toLowerCase());
    words.push(WHOLE + names.join('.'));
    if (names.length > 2) words.push(WHOLE + names.slice(-2).join('.'));
  }
  return words;
}

function isDigit(word: string): boolean {
  return word >= '0' && word <= '9';
}
