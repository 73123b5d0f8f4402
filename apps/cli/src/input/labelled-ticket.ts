import { type TicketText } from '@app/domain';
import { ColumnGuess, type ColumnNames, type Columns, type Role } from './columns.js';
import { InputError } from './input-error.js';
import { type InputRecord } from './input-record.js';
import { ticketOf, ticketOfText } from './ticket-text.js';

/** A ticket with the label that a person gave it. */
export interface LabelledTicket {
  /** As it stands in the file, number or text; the place where there is none. */
  readonly id: string | number;
  readonly ticket: TicketText;
  /** Subject and body as one text, joined by a blank line. */
  readonly text: string;
  readonly label: string;
  /** Other labels that can be defended. */
  readonly accepted: readonly string[];
  readonly fields: InputRecord['fields'];
}

/** Reads tickets out of records, wherever their columns are. */
export class TicketReader {
  private readonly guess: ColumnGuess;

  constructor(
    private readonly names: ColumnNames,
    labelNames: readonly string[] = [],
  ) {
    this.guess = new ColumnGuess(names, labelNames);
  }

  /** @throws InputError where text or label are missing */
  labelled(record: InputRecord): LabelledTicket {
    const columns = this.guess.columnsOf(record.fields);
    const label = textIn(record, columns, 'label')?.trim();
    if (label === undefined || label === '') throw this.missing(record, 'label', 'label');
    return { ...this.unlabelled(record), label, accepted: acceptedIn(record.fields.labels_ok) };
  }

  /** @throws InputError where there is no text */
  unlabelled(record: InputRecord): Omit<LabelledTicket, 'label' | 'accepted'> {
    const columns = this.guess.columnsOf(record.fields);
    const [subject, body, text] = (['subject', 'body', 'text'] as const).map((role) => textIn(record, columns, role));
    const id = columns.id === undefined ? undefined : record.fields[columns.id];
    const isOneText = text !== undefined && (subject === undefined || body === undefined);
    if (!isOneText && subject === undefined && body === undefined)
      throw this.missing(record, 'text', 'text, nor subject and body');
    return {
      id: typeof id === 'string' || typeof id === 'number' ? id : record.place,
      ticket: isOneText ? ticketOfText(text) : ticketOf(subject ?? '', body ?? ''),
      text: isOneText ? text : [subject, body].filter(Boolean).join('\n\n'),
      fields: record.fields,
    };
  }

  private missing({ place, fields }: InputRecord, role: Role, what: string): InputError {
    const named = this.names[`${role}Column`];
    const wanted = named === undefined ? what : `"${named}"`;
    return InputError.at(
      place,
      `there is no ${wanted}; the fields are ${Object.keys(fields).join(', ')}. Name it with --${role}-column`,
    );
  }
}

function textIn({ place, fields }: InputRecord, columns: Columns, role: Role): string | undefined {
  const column = columns[role];
  const value = column === undefined ? undefined : fields[column];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw InputError.at(place, `"${column ?? role}" is not a text`);
  return value;
}

function acceptedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'string'
    ? value
        .split(/[|;,]/)
        .map((each) => each.trim())
        .filter(Boolean)
    : [];
}
