import { attachmentNotes, formHeadings, formInstructions, templateComments } from './boilerplate.js';
import { disclaimers } from './disclaimer.js';
import { earlierMessages } from './earlier-message.js';
import { blankOut, type Line, linesOf, type Range } from './lines.js';
import { quotedLines } from './quoted-lines.js';
import { signature } from './signature.js';

/** Finds what to set aside; the lines it names are gone for the rules after it. */
type Rule = (lines: readonly Line[]) => readonly Range[];

/** What follows an earlier message's header goes first, and a signature is only seen once nothing stands below it. */
const RULES: readonly Rule[] = [
  earlierMessages,
  quotedLines,
  disclaimers,
  attachmentNotes,
  formInstructions,
  signature,
  formHeadings,
];

const WORD = /[\p{L}\p{N}]/u;

/**
 * The text with quoted replies, forwarded headers, signatures, disclaimers and form boilerplate blanked out: same
 * length, newlines kept. Where no word would be left, the whole text.
 */
export function ownWords(full: string): string {
  const aside: Range[] = [...templateComments(full)];
  let lines = linesOf(aside.length === 0 ? full : blankOut(full, aside));
  for (const rule of RULES) {
    const found = new Set(rule(lines));
    if (found.size === 0) continue;
    aside.push(...found);
    lines = lines.filter((line) => !found.has(line));
  }
  if (aside.length === 0) return full;
  const own = blankOut(full, aside);
  return WORD.test(own) ? own : full;
}
