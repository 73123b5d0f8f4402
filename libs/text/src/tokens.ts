import { isWordKind, Kind, kindAt } from './characters.js';
import { compoundEnd, partCompound, wordEnd } from './compound.js';
import { stemOf } from './stem.js';

/** One word or code of a text. */
export interface Token {
  /** Lower-case, curly apostrophes folded to '. */
  readonly word: string;
  /** `word` without its plain English inflection. */
  readonly stem: string;
  /** Offsets into the text that was read, `full` and `own` alike. */
  readonly start: number;
  readonly end: number;
  /** Counts the sentences and lines of the text; neither a phrase nor a negation reaches beyond its own. */
  readonly sentence: number;
}

/** A line this long that goes on in lower case was wrapped by the mail program, not ended by its author. */
const WRAPPED_LINE_LENGTH = 40;

/**
 * The tokens of any string, such as a phrase from a configuration file.
 *
 * An address, a URL, a number ("1,234.50", "10:30", "2.1.3") and a hyphenated code ("ERR-5003") are one token each;
 * other words part at every sign but an inner apostrophe or underscore ("log-in", "and/or", "24-hour", "a.b").
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const folded = fold(text);
  let sentence = 0;
  let lineStart = 0;
  const add = (start: number, end: number): void => {
    const word = folded.slice(start, end);
    tokens.push({ word, stem: stemOf(word), start, end, sentence });
  };

  for (let at = 0; at < text.length; at += 1) {
    const kind = kindAt(text, at);
    if (isWordKind(kind)) {
      const first = wordEnd(text, at);
      const end = compoundEnd(text, first);
      if (end === first) add(at, end);
      else partCompound(text, at, end, add);
      at = end - 1;
    } else if (kind === Kind.newline) {
      if (!isWrapped(text, lineStart, at)) sentence += 1;
      lineStart = at + 1;
    } else if (kind === Kind.sentenceEnd || (kind === Kind.joiner && text.charAt(at) === '.')) {
      sentence += 1;
    }
  }
  return tokens;
}

/** Lower-case with straight apostrophes, at the same offsets. */
function fold(text: string): string {
  const straight = text.replace(/[\u2018\u2019]/g, "'");
  const lower = straight.toLowerCase();
  // A few letters have a longer lower case (\u0130), and would move what follows them.
  return lower.length === text.length ? lower : straight.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function isWrapped(text: string, lineStart: number, newline: number): boolean {
  const next = text.charCodeAt(newline + 1);
  return newline - lineStart >= WRAPPED_LINE_LENGTH && next >= 97 && next <= 122;
}
