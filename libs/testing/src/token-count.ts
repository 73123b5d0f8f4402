import { getEncoding } from 'js-tiktoken';

const encoding = getEncoding('o200k_base');

/** Tokens as current OpenAI models count them; others differ by a few per cent. */
export function countTokens(text: string): number {
  return encoding.encode(text).length;
}
