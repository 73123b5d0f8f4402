import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import { csvRecords } from './csv.js';
import { InputError } from './input-error.js';
import { type BadLineListener, type InputRecord } from './input-record.js';
import { jsonRecords } from './json-lines.js';

/** Told how many bytes have been read since the last call. */
export type BytesListener = (bytes: number) => void;

const JSON_NAMES = new Set(['.jsonl', '.ndjson', '.json']);
const CSV_NAMES = new Set(['.csv', '.tsv']);

/** The records of several files one after the other, each read as it is needed. @throws InputError */
export async function* readRecords(
  files: readonly string[],
  onBytes: BytesListener = () => undefined,
  onBad?: BadLineListener,
): AsyncGenerator<InputRecord> {
  for (const file of files) {
    const handle = await opened(file);
    const read = (await isJson(handle, file)) ? jsonRecords : csvRecords;
    const stream = handle.createReadStream({ encoding: 'utf8', start: 0 });
    stream.on('data', (text) => onBytes(Buffer.byteLength(text)));
    yield* read(stream, file, onBad);
  }
}

/** Bytes of the files together. @throws InputError */
export async function sizeOf(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    const handle = await opened(file);
    bytes += (await handle.stat()).size;
    await handle.close();
  }
  return bytes;
}

async function opened(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return handle;
    await handle.close();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw InputError.at(
      file,
      code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code ?? String(error)})`,
    );
  }
  throw InputError.at(file, 'is a folder; name the files in it, separated by commas');
}

/** By the name's ending; where that says nothing, by the first byte that is no space. */
async function isJson(handle: FileHandle, file: string): Promise<boolean> {
  const ending = extname(file).toLowerCase();
  if (JSON_NAMES.has(ending)) return true;
  if (CSV_NAMES.has(ending)) return false;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
  return /^[\s\uFEFF]*[{[]/.test(buffer.toString('utf8', 0, bytesRead));
}
