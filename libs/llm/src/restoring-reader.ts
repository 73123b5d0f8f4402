import { type Redaction } from './redaction.js';
import { type TextReader } from './written-text.js';

/** Puts personal data back into text that is handed on piece by piece. */
export function restoring(reader: TextReader, redaction: Redaction): TextReader & { finish(): Promise<void> } {
  const restorer = redaction.restorer();
  const handOn = async (text: string): Promise<void> => {
    if (text !== '') await reader.text(text);
  };
  return {
    text: async (piece) => handOn(restorer.piece(piece)),
    restart: async () => {
      restorer.reset();
      await reader.restart();
    },
    finish: async () => handOn(restorer.rest()),
  };
}
