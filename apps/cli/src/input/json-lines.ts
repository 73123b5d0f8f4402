import { InputError } from './input-error.js';
import { type BadLineListener, type InputRecord } from './input-record.js';

/** An object a line; empty lines are passed over. Lines end at "\n" alone: JSON may hold U+2028 as it is. */
export async function* jsonRecords(
  text: AsyncIterable<string>,
  file: string,
  onBad?: BadLineListener,
): AsyncGenerator<InputRecord> {
  let number = 0;
  for await (const line of linesOf(text)) {
    number += 1;
    if (line.trim() === '') continue;
    const record = recordFrom(line, `${file}:${number}`);
    if (!(record instanceof InputError)) yield record;
    else if (onBad === undefined) throw record;
    else onBad(record);
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

function recordFrom(line: string, place: string): InputRecord | InputError {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return InputError.at(place, 'not valid JSON; each line must be one JSON object');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return InputError.at(place, 'not a JSON object; each line must be one');
  return { place, fields: value as Record<string, unknown> };
}
