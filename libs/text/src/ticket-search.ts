import { type CleanText } from './clean-text.js';
import { type TicketReading } from './ticket-reading.js';

/** Words that stand in a ticket; the offsets count in the `full` of their text. */
export interface TextPlace {
  readonly text: CleanText;
  readonly start: number;
  readonly end: number;
  /** In the author's own words, not in a quoted reply, a signature and the like. */
  readonly isOwn: boolean;
}

/** No honest quote is longer, and a search stays quick on any text. */
const LONGEST_WORDS = 500;
const OUTER_SIGNS = ' "\'.,;:!?*_\u2026()<>';

/** What a retelling of a text may change: kinds of quotation marks, dashes and brackets. */
const SAME_SIGNS: Readonly<Record<string, string>> = {
  ...signs("'", '\u2018\u2019\u201a\u201b\u2032`\u00b4'),
  ...signs('"', '\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'),
  ...signs('-', '\u2010\u2011\u2012\u2013\u2014\u2212'),
  ...signs('(', '['),
  ...signs(')', ']'),
  ...signs('<', '\u2039'),
  ...signs('>', '\u203a'),
  ...signs('|', '\u00a6'),
};

/**
 * Finds what somebody else says stands in a ticket. Letter case, white space and the kinds of quotation marks, dashes
 * and brackets make no difference; a part of a word, number or code is not found.
 */
export class TicketSearch {
  private readonly texts: readonly FoldedText[];

  constructor({ subject, body }: TicketReading) {
    this.texts = [new FoldedText(subject), new FoldedText(body)];
  }

  /** Every place, those in the subject first; without the signs around the words where they do not stand there. */
  placesOf(words: string): TextPlace[] {
    if (words.length > LONGEST_WORDS) return [];
    const folded = fold(words.normalize('NFC')).text.trim();
    const places = this.find(folded);
    return places.length > 0 ? places : this.find(withoutOuterSigns(folded));
  }

  private find(folded: string): TextPlace[] {
    return folded === '' ? [] : this.texts.flatMap((text) => text.find(folded));
  }
}

class FoldedText {
  private readonly folded: Folded;

  constructor(private readonly text: CleanText) {
    this.folded = fold(text.full);
  }

  find(words: string): TextPlace[] {
    const places: TextPlace[] = [];
    const { text, offsets } = this.folded;
    for (let at = text.indexOf(words); at !== -1;) {
      const start = offsets[at] ?? 0;
      const end = (offsets[at + words.length - 1] ?? 0) + 1;
      const isWhole = !isCutAt(this.text.full, start) && !isCutAt(this.text.full, end);
      if (isWhole) places.push({ text: this.text, start, end, isOwn: this.isOwn(start) });
      at = text.indexOf(words, at + (isWhole ? words.length : 1));
    }
    return places;
  }

  /** The own words keep their offsets while the rest is blanked out. */
  private isOwn(start: number): boolean {
    return this.text.own.charCodeAt(start) === this.text.full.charCodeAt(start);
  }
}

interface Folded {
  readonly text: string;
  /** Where each of its characters stands in what was folded. */
  readonly offsets: Uint32Array;
}

function fold(original: string): Folded {
  const offsets = new Uint32Array(original.length);
  const characters: string[] = [];
  for (let at = 0; at < original.length; at += 1) {
    const character = foldedCharacter(original.charAt(at));
    if (character === ' ' && characters.at(-1) === ' ') continue;
    offsets[characters.length] = at;
    characters.push(character);
  }
  return { text: characters.join(''), offsets };
}

function foldedCharacter(character: string): string {
  if (/\s/.test(character)) return ' ';
  const lower = character.toLowerCase();
  // A few letters have a longer lower case, and would move what follows them.
  return SAME_SIGNS[character] ?? (lower.length === 1 ? lower : character);
}

/** True where the border goes through a word, a number ("29|.99") or a code ("ORD-|111"). */
function isCutAt(text: string, border: number): boolean {
  const [before, after] = [text.charAt(border - 1), text.charAt(border)];
  if (isWordCharacter(before) && isWordCharacter(after)) return true;
  return goesOn(text.charAt(border - 2), before, after) || goesOn(before, after, text.charAt(border + 1));
}

function goesOn(before: string, joint: string, after: string): boolean {
  if (/[-_@\u2010\u2011]/.test(joint)) return isWordCharacter(before) && isWordCharacter(after);
  return /[.,:/']/.test(joint) && /\d/.test(before) && /\d/.test(after);
}

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function withoutOuterSigns(words: string): string {
  let [start, end] = [0, words.length];
  while (start < end && OUTER_SIGNS.includes(words.charAt(start))) start += 1;
  while (end > start && OUTER_SIGNS.includes(words.charAt(end - 1))) end -= 1;
  return words.slice(start, end);
}

function signs(same: string, others: string): Record<string, string> {
  return Object.fromEntries(Array.from(others, (other) => [other, same]));
}
