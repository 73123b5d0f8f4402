import { InputError } from '../../../apps/cli/src/input/input-error.js';
import { readRecords } from '../../../apps/cli/src/input/records.js';

/** A text that people wrote, as what tickets are made of. */
export interface SourceText {
  readonly title: string;
  readonly sentences: readonly string[];
}

const SHORTEST = 12;
const LONGEST = 300;
const LONGEST_TITLE = 120;

/** Every text that has a sentence to take. @throws InputError */
export async function readSourceTexts(files: readonly string[]): Promise<SourceText[]> {
  const texts: SourceText[] = [];
  for await (const { place, fields } of readRecords(files)) {
    if (typeof fields.text !== 'string') throw InputError.at(place, 'there is no "text"');
    const text = sourceTextOf(fields.text);
    if (text !== undefined) texts.push(text);
  }
  if (texts.length === 0) throw InputError.at(files.join(', '), 'there is no sentence in it');
  return texts;
}

function sourceTextOf(text: string): SourceText | undefined {
  const sentences = text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST);
  const [first, ...others] = sentences;
  if (first === undefined) return undefined;
  const whole = (others.length === 0 ? [first] : others).map((each) => (/[.!?:]$/.test(each) ? each : `${each}.`));
  return { title: first.slice(0, LONGEST_TITLE), sentences: whole };
}
