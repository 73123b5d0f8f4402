import { type TicketText } from '@app/domain';
import { isJsonObject, makeStorable } from '@app/platform';
import { type TicketStatus } from '@app/tickets';
import { ColumnFinder } from '../input/columns.js';
import { InputError } from '../input/input-error.js';
import { type InputRecord } from '../input/input-record.js';
import { LONGEST_BODY, LONGEST_SUBJECT, ticketOf, ticketOfText } from '../input/ticket-text.js';
import { type DeskWords } from './desk-words.js';
import { HISTORY_NAMES, HISTORY_ROLES, type HistoryRole } from './history-columns.js';
import { HistoryLine } from './history-line.js';
import { type HistoryTicket } from './history-ticket.js';
import { type ImportOptions, type WordKind } from './import-options.js';
import { instantOf } from './instant.js';

/** What the API takes at most. */
const LONGEST = { id: 200, customer: 100, email: 320 };
const MOST_METADATA_BYTES = 16 * 1024;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads tickets out of a desk's export, wherever their columns are. */
export class HistoryReader {
  /** What did not come over as it was, such as `category "Shipping"` that was left empty, and in how many lines. */
  readonly losses = new Map<string, number>();
  /** Where each thing was found; other lines may have it elsewhere. */
  readonly columns = new Map<HistoryRole, string>();
  private readonly guess: ColumnFinder<HistoryRole>;

  constructor(
    private readonly options: Pick<ImportOptions, 'status'> & Partial<ImportOptions>,
    private readonly words: DeskWords,
    private readonly now = Date.now(),
  ) {
    this.guess = new ColumnFinder<HistoryRole>(HISTORY_NAMES, options);
  }

  /** @throws InputError where something is missing or wrong */
  read(record: InputRecord): HistoryTicket {
    const columns = this.guess.columnsOf(record.fields);
    for (const role of HISTORY_ROLES) if (columns[role] !== undefined) this.columns.set(role, columns[role]);
    const line = new HistoryLine(record, columns);
    const ticket: HistoryTicket = {
      externalId: line.text('id', LONGEST.id) ?? line.miss('id', 'id'),
      text: this.textOf(line),
      createdAt: this.createdAtOf(line),
      status: this.statusOf(line),
      category: this.idIn(line, 'category'),
      severity: this.idIn(line, 'severity'),
      team: this.idIn(line, 'team'),
      customerId: line.text('customer', LONGEST.customer) ?? null,
      customerEmail: this.addressIn(line),
      metadata: metadataOf(line),
    };
    // No database keeps U+0000 or half of a surrogate pair.
    return makeStorable(ticket) as HistoryTicket;
  }

  /** @throws InputError where a column was named that no line so far has */
  assertColumnsSeen(): void {
    for (const role of HISTORY_ROLES) {
      const named = this.options[`${role}Column`];
      if (named !== undefined && !this.columns.has(role))
        throw new InputError(`No line has the column "${named}" that --${role}-column names.`);
    }
  }

  private textOf(line: HistoryLine): TicketText {
    const [subject, body, text] = [line.text('subject'), line.text('body'), line.text('text')];
    const isOneText = text !== undefined && (subject === undefined || body === undefined);
    if (!isOneText && subject === undefined && body === undefined) return line.miss('body', 'text');
    const isLong = isOneText ? text.length > LONGEST_BODY : isLongTicket(subject, body);
    if (isLong) this.lose(`cut to ${LONGEST_SUBJECT} characters of subject and ${LONGEST_BODY} of body`);
    return isOneText ? ticketOfText(text) : ticketOf(subject ?? '', body ?? '');
  }

  private createdAtOf(line: HistoryLine): Date {
    const value = line.value('created') ?? line.miss('created', 'time at which it came in');
    const createdAt =
      instantOf(value) ??
      line.complain('created', 'is no time: ISO 8601 (2026-03-02T09:12:44Z), or seconds or milliseconds since 1970');
    return createdAt.getTime() <= this.now + DAY_MS ? createdAt : line.complain('created', 'lies in the future');
  }

  private statusOf(line: HistoryLine): TicketStatus {
    const word = line.text('status') ?? this.options.status;
    const id = this.words.idOf('status', word);
    if (id !== undefined) return id as TicketStatus;
    const known = this.words.ids.status.join(', ');
    return line.complain(
      'status',
      `is "${word}"; say which of ${known} that is, such as --map "status:${word}=closed"`,
    );
  }

  private idIn(line: HistoryLine, kind: Exclude<WordKind, 'status'>): string | null {
    const word = line.text(kind);
    if (word === undefined) return null;
    return this.words.idOf(kind, word) ?? this.lose(`${kind} "${word}" left empty`);
  }

  /** Two customers whose address is "n/a" are not the same customer. */
  private addressIn(line: HistoryLine): string | null {
    const address = line.text('email', LONGEST.email);
    if (address === undefined) return null;
    return ADDRESS.test(address) ? address : this.lose('customer_email left empty, as it is no address');
  }

  private lose(what: string): null {
    this.losses.set(what, (this.losses.get(what) ?? 0) + 1);
    return null;
  }
}

function isLongTicket(subject = '', body = ''): boolean {
  return subject.length > LONGEST_SUBJECT || body.length > LONGEST_BODY;
}

function metadataOf(line: HistoryLine): HistoryTicket['metadata'] {
  const value = line.value('metadata');
  if (value === undefined) return {};
  const metadata = typeof value === 'string' ? parsed(value) : value;
  if (!isJsonObject(metadata)) return line.complain('metadata', 'is no JSON object');
  if (Buffer.byteLength(JSON.stringify(metadata)) > MOST_METADATA_BYTES)
    return line.complain('metadata', `takes more than ${MOST_METADATA_BYTES} bytes as JSON`);
  return metadata;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
