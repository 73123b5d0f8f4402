import { type MovedText, MovedTextBuilder } from './moved-text.js';

const CLEAN_ASCII = /^[\t\n\x20-\x7e]*$/;

/** Every kind of line end, every kind of space, and what shows nothing: control, bidi, zero-width, variation, tag. */
const UNCLEAN = /\r\n?|[\v\f\x85\u2028\u2029]|[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\p{Cc}\p{DI}]/u;
const UNCLEAN_PARTS = new RegExp(UNCLEAN.source, 'gu');
const LINE_END = /^[\r\v\f\x85\u2028\u2029]/;
const SPACE = /^[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** Letters and signs up to here are never rewritten, nor are they marks. */
const NEVER_COMPOSED = /^[\0-\u02ff\u2002-\u20cf]*$/;

/**
 * Marks on one letter; the limit of the Stream-Safe Text Format (UAX #15). Sorting a longer pile takes quadratic time,
 * and no language writes one, so the rest of it is dropped.
 */
const MOST_MARKS = 30;
const MARK_PILE = /\p{M}{31}/u;
/** A character and what may melt into it: marks, and the vowels and finals of Hangul syllables. */
const COMPOSED_PARTS = /[^\p{M}\u1160-\u11ff\u{16d67}][\p{M}\u1160-\u11ff\u{16d67}]*|[\p{M}\u1160-\u11ff\u{16d67}]+/gu;

/** The text in Unicode NFC with plain spaces and line ends, and without characters that show nothing. */
export function clean(raw: string): MovedText {
  if (CLEAN_ASCII.test(raw)) return { text: raw };
  return compose(strip({ text: raw }));
}

function strip(from: MovedText): MovedText {
  const { text } = from;
  const builder = new MovedTextBuilder(from);
  let done = 0;
  for (const match of text.matchAll(UNCLEAN_PARTS)) {
    const [part] = match;
    // Tab and newline are control characters by their class, and the two that stay.
    if (part === '\n' || part === '\t') continue;
    const end = match.index + part.length;
    builder.keep(done, match.index);
    builder.replace(match.index, end, standIn(part));
    done = end;
  }
  if (done === 0) return from;
  builder.keep(done, text.length);
  return builder.build();
}

function standIn(part: string): string {
  if (LINE_END.test(part)) return '\n';
  return SPACE.test(part) ? ' ' : '';
}

function compose(from: MovedText): MovedText {
  const { text } = from;
  if (NEVER_COMPOSED.test(text) || (!MARK_PILE.test(text) && text.normalize('NFC') === text)) return from;
  const builder = new MovedTextBuilder(from);
  for (const match of text.matchAll(COMPOSED_PARTS)) {
    const [part] = match;
    const end = match.index + part.length;
    const composed = withoutPile(part).normalize('NFC');
    if (composed === part) builder.keep(match.index, end);
    else builder.replace(match.index, end, composed);
  }
  return builder.build();
}

function withoutPile(part: string): string {
  return part.length <= MOST_MARKS
    ? part
    : Array.from(part)
        .slice(0, MOST_MARKS + 1)
        .join('');
}
