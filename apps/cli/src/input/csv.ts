import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { InputError } from './input-error.js';
import { type InputRecord } from './input-record.js';

/** As desks export them: separated by comma, semicolon or tab, the first line names the columns. */
export async function* csvRecords(text: Readable, file: string): AsyncGenerator<InputRecord> {
  const pieces = text[Symbol.asyncIterator]() as AsyncIterator<string>;
  const first = await pieces.next();
  if (first.done === true) throw InputError.at(file, 'is empty');
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: delimiterOf(first.value),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  pipeline(rest(first.value, pieces), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>)
      yield { place: `${file}:${info.lines - lineEndsIn(record)}`, fields: record };
  } catch (error) {
    if (error instanceof CsvError) throw InputError.at(file, `not valid CSV: ${error.message}`);
    throw error;
  }
}

/** The parser counts the line on which a record ends; people look for the one on which it begins. */
function lineEndsIn(record: Readonly<Record<string, string>>): number {
  let count = 0;
  for (const value of Object.values(record))
    for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) count += 1;
  return count;
}

interface Parsed {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

async function* rest(first: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
}

/** The separator that stands most often in the first line. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}
