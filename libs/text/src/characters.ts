/** What a UTF-16 code unit is to the tokenizer. */
export const Kind = {
  other: 1,
  letter: 2,
  digit: 3,
  /** Inside a word it belongs to it: don't, foo_bar. */
  innerMark: 4,
  /** Between two words it may make one token of them: ERR-5003, 10.5, a@b. */
  joiner: 5,
  sentenceEnd: 6,
  newline: 7,
} as const;

const CODE_POINTS = 0x110000;
const INNER_MARKS = "'\u2018\u2019_";
export const JOINERS = '-.@+:/,';
const SENTENCE_ENDS = '!?;\u2026\u3002\uff01\uff1f';

/** Not met yet, or half of a surrogate pair. */
const UNKNOWN = 0;
/** By code point, filled as characters are met. */
const kinds = new Uint8Array(CODE_POINTS);

/** The kind of the character at `index`, or around it where that is the second half of a surrogate pair. */
export function kindAt(text: string, index: number): number {
  const kind = kinds[text.charCodeAt(index)] ?? UNKNOWN;
  return kind === UNKNOWN ? learn(text, index) : kind;
}

export function isWordKind(kind: number): boolean {
  return kind === Kind.letter || kind === Kind.digit;
}

function learn(text: string, index: number): number {
  const low = isBetween(text.charCodeAt(index), 0xdc00, 0xdfff);
  const code = text.codePointAt(low && index > 0 ? index - 1 : index) ?? 0;
  if (isBetween(code, 0xd800, 0xdfff) || (low && code < 0x10000)) return Kind.other;
  const known = kinds[code] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const kind = kindOf(String.fromCodePoint(code));
  kinds[code] = kind;
  return kind;
}

function isBetween(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}

function kindOf(character: string): number {
  if (/\p{N}/u.test(character)) return Kind.digit;
  if (/[\p{L}\p{M}]/u.test(character)) return Kind.letter;
  if (INNER_MARKS.includes(character)) return Kind.innerMark;
  if (JOINERS.includes(character)) return Kind.joiner;
  if (SENTENCE_ENDS.includes(character)) return Kind.sentenceEnd;
  return character === '\n' ? Kind.newline : Kind.other;
}
