import { type Line } from './lines.js';

/** Python's prompt looks like a quote of a quote of a quote. */
const PROMPT = '>>> ';
const HEADING_OR_COLON = /^#|:$/;
const ADDRESS_OR_TIME = /@|\d:\d\d/;

/**
 * The lines that a mail program quoted with ">". A block under a heading, or under a line such as "The log says:", was
 * put there by the author, unless that line has the look of an attribution in a language we do not know.
 */
export function quotedLines(lines: readonly Line[]): readonly Line[] {
  let above = '';
  let inBlock = false;
  let isQuote = false;
  return lines.filter(({ text }) => {
    if (text === '') return false;
    if (!text.startsWith('>')) {
      above = text;
      inBlock = false;
      return false;
    }
    if (!inBlock) isQuote = !text.startsWith(PROMPT) && !introduces(above);
    inBlock = true;
    return isQuote;
  });
}

function introduces(line: string): boolean {
  return HEADING_OR_COLON.test(line) && !ADDRESS_OR_TIME.test(line);
}
