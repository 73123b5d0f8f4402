import { judgeInjection, withoutPersonalData } from '@app/llm';
import { type TicketReading } from '@app/text';

/** Read of a body before it is shortened. */
const OPENING_LENGTH = 1000;
const MOST_WORDS = 60;
/** Of UTF-8; four make about a token, in whatever script. */
const MOST_BYTES = 250;

/**
 * A ticket in one short line for another ticket's prompt. What is personal goes for good, whatever PII_REDACTION
 * says, and so do ids, sums and codes: they are another customer's, and no answer may take them for this one's. Null for a
 * ticket that speaks to the model.
 */
export function exampleText({ subject, body }: TicketReading, names: readonly string[] = []): string | null {
  const opening = `${subject.own} \u2013 ${body.own.slice(0, OPENING_LENGTH)}`;
  if (judgeInjection(opening).suspicious) return null;
  const words = withoutPersonalData(opening, names)
    .replace(/\S*\d\S*/g, '#')
    .split(/\s+/)
    .filter(Boolean);
  return withinBytes(words.slice(0, MOST_WORDS).join(' '));
}

function withinBytes(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_BYTES) return text;
  const cut = bytes.subarray(0, MOST_BYTES).toString();
  // Half a character at the cut is read as the replacement character.
  return `${cut.replace(/\ufffd+$/, '')}\u2026`;
}
