import { type TextSource } from '@app/domain';
import { type TicketReading, type Token, tokensOf } from '@app/text';
import { isFiller, stemsOf } from './word-forms.js';

/** A word of the ticket as phrases see it: contractions taken apart, fillers left out. */
export interface TicketWord {
  readonly stem: string;
  readonly token: Token;
  readonly source: TextSource;
}

/** The subject's words, then the body's. */
export function ticketWords(reading: TicketReading): TicketWord[] {
  const words: TicketWord[] = [];
  addWords(words, tokensOf(reading.subject), 'subject');
  addWords(words, tokensOf(reading.body), 'body');
  return words;
}

function addWords(words: TicketWord[], tokens: readonly Token[], source: TextSource): void {
  for (const token of tokens) {
    if (isFiller(token.word)) continue;
    const parts = stemsOf(token);
    if (parts === undefined) words.push({ stem: token.stem, token, source });
    else for (const stem of parts) words.push({ stem, token, source });
  }
}
