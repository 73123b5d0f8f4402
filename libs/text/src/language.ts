import { eld } from 'eld/extrasmall';

/** Where its beginning has no words, what follows is a log. */
const READ_LENGTH = 2000;
/** More letters change no answer; this and what follows is measured in docs/adr/0010-language-detection.md. */
const SAMPLE_LENGTH = 80;
/** In UTF-8, where a letter takes the more bytes the more it says. */
const LEAST_BYTES = 12;
/** From here on the library's own judgement is as good as ours. */
const ENOUGH_BYTES = 60;
/** By how much the best language of a short text must lead, times its bytes: the shorter, the clearer. */
const LEAST_LEAD = 1.25;

/** A word that is no part of an address, a path, a code or a name of a program. */
const WORD = /(?<![\p{L}\p{N}_.@/\\-])\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*(?![\p{L}\p{N}_@/\\(]|\.\p{L})/gu;

/** The ISO 639-1 code of a text's language, told by its first words; null where they are too few or do not tell. */
export function languageOf(text: string): string | null {
  const sample = firstWords(text);
  const bytes = Buffer.byteLength(sample);
  if (bytes < LEAST_BYTES) return null;
  const found = eld.detect(sample);
  if (!found.isReliable()) return null;
  if (bytes >= ENOUGH_BYTES) return found.language;
  const [best = 0, second = 0] = Object.values(found.getScores());
  return (best - second) * bytes < LEAST_LEAD ? null : found.language;
}

function firstWords(text: string): string {
  let words = '';
  for (const [word] of text.slice(0, READ_LENGTH).matchAll(WORD)) {
    words += `${word} `;
    if (words.length >= SAMPLE_LENGTH) break;
  }
  return words.slice(0, SAMPLE_LENGTH).trimEnd();
}
