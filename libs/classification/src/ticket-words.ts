import { type TextSource } from '@app/domain';
import { type CleanText, type TicketReading, type Token, tokensOf } from '@app/text';
import { CODE, MANY } from './phrase.js';
import { isFiller, isManyNumber, isProgramName, stemsOf } from './word-forms.js';

/** A word of the ticket as phrases see it: contractions taken apart, fillers left out. */
export interface TicketWord {
  readonly stem: string;
  /** The sign of the phrase language that stands for it too. */
  readonly sign: typeof MANY | typeof CODE | undefined;
  readonly token: Token;
  readonly source: TextSource;
}

/** The subject's words, then the body's. */
export function ticketWords(reading: TicketReading): TicketWord[] {
  const words: TicketWord[] = [];
  addWords(words, reading.subject);
  addWords(words, reading.body);
  return words;
}

function addWords(words: TicketWord[], text: CleanText): void {
  const { source } = text;
  for (const token of tokensOf(text)) {
    if (isFiller(token.word)) continue;
    const parts = stemsOf(token);
    if (parts === undefined) words.push({ stem: token.stem, sign: signOf(token, text), token, source });
    else for (const stem of parts) words.push({ stem, sign: undefined, token, source });
  }
}

function signOf({ stem, start, end }: Token, { full }: CleanText): TicketWord['sign'] {
  if (isManyNumber(stem)) return MANY;
  return isProgramName(full.slice(start, end)) ? CODE : undefined;
}
