import { InputError } from '../input/input-error.js';
import { readRecords, type BytesListener } from '../input/records.js';
import { type BadLineListener } from '../input/input-record.js';
import { type HistoryReader } from './history.reader.js';
import { type HistoryTicket } from './history-ticket.js';

/** What one transaction takes: few enough for a statement's time limit, enough for its cost not to matter. */
const TICKETS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 2_000_000;

interface BatchListeners {
  readonly onBytes: BytesListener;
  readonly onLine: () => void;
  /** Without it a bad line ends the reading, and the batch it is in is never given out. */
  readonly onBad: BadLineListener | undefined;
}

/** The tickets of a history, in the order of its lines, as many at a time as are stored together. */
export async function* historyBatches(
  files: readonly string[],
  reader: HistoryReader,
  { onBytes, onLine, onBad }: BatchListeners,
): AsyncGenerator<HistoryTicket[]> {
  let batch: HistoryTicket[] = [];
  let characters = 0;
  for await (const record of readRecords(files, onBytes, onBad)) {
    onLine();
    const ticket = readOr(() => reader.read(record), onBad);
    if (ticket === undefined) continue;
    batch.push(ticket);
    characters += ticket.text.body.length;
    if (batch.length < TICKETS_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue;
    reader.assertColumnsSeen();
    yield batch;
    batch = [];
    characters = 0;
  }
  reader.assertColumnsSeen();
  if (batch.length > 0) yield batch;
}

function readOr(read: () => HistoryTicket, onBad: BadLineListener | undefined): HistoryTicket | undefined {
  try {
    return read();
  } catch (error) {
    if (onBad === undefined || !(error instanceof InputError)) throw error;
    onBad(error);
    return undefined;
  }
}
