/** What the shape of a word says about how telling it is; it stands in the last four bits of a term. */
const Shape = {
  /** "12": counts and list numbers. */
  smallNumber: 0,
  shortWord: 1,
  word: 2,
  longWord: 3,
  number: 4,
  /** ERR-5003, ORD-123456, 10.2.1, max_age, an address, a URL. */
  code: 5,
  /** Not a word of the text: who wrote it. */
  customer: 6,
  /** "error", "change": says nothing by itself, but ranks what is found by other words. */
  weak: 7,
} as const;

const WEIGHTS = Float64Array.of(0.25, 0.7, 1, 1.4, 1.4, 2.2, 3, 0);
/** Of a thousand tickets of any desk, how many hold such a word. */
const USUAL_PER_THOUSAND = Float64Array.of(40, 25, 10, 4, 3, 1, 1, 100);
const SHAPE_BITS = 0b1111;
const LONGEST_SHORT_WORD = 4;
const SHORTEST_LONG_WORD = 9;
const LONGEST_SMALL_NUMBER = 2;

/** A word as an int4: 28 bits of its hash, then its shape, so that its weight can be read from it. */
export function termOf(word: string): number {
  return (hashOf(word) & ~SHAPE_BITS) | shapeOf(word);
}

/** The term under which a customer's tickets are found. */
export function customerTerm(key: string): number {
  return (hashOf(key) & ~SHAPE_BITS) | Shape.customer;
}

/** The same word as one of `Shape.weak`. */
export function weakened(term: number): number {
  return (term & ~SHAPE_BITS) | Shape.weak;
}

/** See `Shape.code`. */
export function isCode(term: number): boolean {
  return (term & SHAPE_BITS) === Shape.code;
}

export function weightOf(term: number): number {
  return WEIGHTS[term & SHAPE_BITS] ?? 0;
}

/** The share of tickets that hold such a term, before any are counted. */
export function usualShare(term: number): number {
  return (USUAL_PER_THOUSAND[term & SHAPE_BITS] ?? 1) / 1000;
}

function shapeOf(word: string): number {
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
    else if ((code >= 97 && code <= 122) || code === 39 || code > 127) letters += 1;
  }
  if (digits === word.length) return digits <= LONGEST_SMALL_NUMBER ? Shape.smallNumber : Shape.number;
  if (letters < word.length) return Shape.code;
  if (letters <= LONGEST_SHORT_WORD) return Shape.shortWord;
  return letters < SHORTEST_LONG_WORD ? Shape.word : Shape.longWord;
}

/** FNV-1a over UTF-16 code units with the finisher of MurmurHash3, which spreads it over all bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
