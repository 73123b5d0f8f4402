import { v7 as newId } from 'uuid';
import { ColumnFinder, TEXT_NAMES } from './columns.js';
import { InputError } from './input-error.js';
import { type InputRecord } from './input-record.js';

/** A report with the time it came in, and the number it gets in the database. */
export interface Report {
  readonly id: string;
  readonly ticketId: string;
  readonly createdAt: Date;
  readonly subject: string;
  readonly body: string;
}

const TIME_NAMES = ['created', 'createdat', 'creationtime', 'date'];
const ZONE = /(?:z|[+-]\d\d:?\d\d)$/i;

/** Reads reports `{id, created, title, body}`; whatever else stands in a line, such as its answer, is not looked at. */
export class ReportReader {
  private readonly guess = new ColumnFinder({ ...TEXT_NAMES, created: TIME_NAMES }, {});

  /** @throws InputError */
  report({ place, fields }: InputRecord): Report {
    const { id, subject, body, created } = this.guess.columnsOf(fields);
    if (id === undefined || subject === undefined) throw InputError.at(place, 'a report needs an id and a title');
    const time = created === undefined ? '' : textOf(fields[created]);
    const createdAt = timeOf(time);
    if (Number.isNaN(createdAt.getTime()))
      throw InputError.at(place, `"${time}" is no time; a report needs one as "created"`);
    return {
      id: textOf(fields[id]),
      ticketId: newId(),
      createdAt,
      subject: textOf(fields[subject]),
      body: body === undefined ? '' : textOf(fields[body]),
    };
  }
}

/** A time without a zone is UTC. */
function timeOf(text: string): Date {
  const iso = text.trim().replace(' ', 'T');
  return new Date(ZONE.test(iso) || iso.length <= 10 ? iso : `${iso}Z`);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
