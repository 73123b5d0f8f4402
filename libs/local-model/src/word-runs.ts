/** A word or number of a text, by its offsets. */
export interface WordRun {
  readonly start: number;
  readonly end: number;
}

const APOSTROPHE = 39;

/** Letters, digits and what lies beyond Latin-1's signs; an apostrophe only inside a word. */
export function wordRuns(text: string, most: number): WordRun[] {
  const runs: WordRun[] = [];
  for (let at = 0; at < text.length && runs.length < most; at += 1) {
    if (!isWordCode(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && goesOn(text, at)) at += 1;
    runs.push({ start, end: at });
  }
  return runs;
}

/** Lower-case at the same offsets, every digit as 0 and every apostrophe straight. */
export function foldedForWords(text: string): string {
  const lower = text.toLowerCase();
  // A few letters have a longer lower case, and would move what follows them.
  const same = lower.length === text.length ? lower : text;
  return same.replace(/[0-9]/g, '0').replace(/’/g, "'");
}

function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordCode(code) || (code === APOSTROPHE && isWordCode(text.charCodeAt(at + 1)));
}

function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !isSign(code);
}

/** General punctuation to miscellaneous arrows, and the punctuation of Chinese and Japanese. */
function isSign(code: number): boolean {
  return (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff0f);
}
