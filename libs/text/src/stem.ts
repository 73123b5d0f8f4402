const SHORTEST_INFLECTED = 4;

/**
 * The word without its plain English inflection (plural, -ed, -ing): a key for comparing, not always a word itself.
 * Words under four letters, and words with anything but a-z in them, stay as they are.
 */
export function stemOf(word: string): string {
  if (!mayBeInflected(word.charCodeAt(word.length - 1))) return word;
  const base = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (base.length < SHORTEST_INFLECTED || !isPlain(base)) return base;
  return withoutFinalLetters(withoutEnding(withoutPlural(base)));
}

/** d, e, g, l, s: no rule touches a word that ends otherwise. */
function mayBeInflected(last: number): boolean {
  return last === 115 || last === 101 || last === 100 || last === 103 || last === 108;
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  return word.slice(0, -1);
}

function withoutEnding(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, -1);
  if (word.endsWith('ed') && !word.endsWith('eed')) return root(word, word.slice(0, -2));
  if (word.endsWith('ing')) return root(word, word.slice(0, -3));
  return word;
}

/** What is left of a verb: "stopp" is stop, "writ" is write, and "str" of "string" was no verb. */
function root(word: string, rest: string): string {
  if (rest.length < 2 || !hasVowel(rest)) return word;
  const last = rest.charCodeAt(rest.length - 1);
  const doubled = last === rest.charCodeAt(rest.length - 2);
  // A short root that ended in one consonant would have doubled it before -ed or -ing, so an e was dropped.
  if (!doubled) return wantsFinalE(rest) ? `${rest}e` : rest;
  return rest.length > 3 && !isVowel(last) && !KEEPS_DOUBLE.has(last) ? rest.slice(0, -1) : rest;
}

/** Where -ed and -ing leave it open whether there was an e, or one l or two, neither is kept. */
function withoutFinalLetters(word: string): string {
  if (word.length < SHORTEST_INFLECTED) return word;
  if (word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  if (word.endsWith('ll')) return word.slice(0, -1);
  if (!word.endsWith('e') || word.endsWith('ee')) return word;
  const rest = word.slice(0, -1);
  return wantsFinalE(rest) ? word : rest;
}

/** One syllable that ends in a single vowel and a single consonant: not(e), us(e), writ(e), but not fix or charg(e). */
function wantsFinalE(rest: string): boolean {
  const end = rest.length - 1;
  const last = rest.charCodeAt(end);
  if (isVowel(last) || last === W || last === X || !isVowel(rest.charCodeAt(end - 1))) return false;
  return !hasVowel(rest, end - 1);
}

const W = 119;
const X = 120;
/** f, s, z */
const KEEPS_DOUBLE = new Set([102, 115, 122]);

/** a, e, i, o, u, y */
function isVowel(code: number): boolean {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 121;
}

function hasVowel(text: string, end = text.length): boolean {
  for (let i = 0; i < end; i += 1) if (isVowel(text.charCodeAt(i))) return true;
  return false;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return true;
}
