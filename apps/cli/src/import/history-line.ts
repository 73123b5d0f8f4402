import { type Columns } from '../input/columns.js';
import { InputError } from '../input/input-error.js';
import { type InputRecord } from '../input/input-record.js';
import { type HistoryRole } from './history-columns.js';

/** One line of a desk's export, its columns known. */
export class HistoryLine {
  constructor(
    private readonly record: InputRecord,
    private readonly columns: Columns<HistoryRole>,
  ) {}

  /** Undefined for null and blank text too. */
  value(role: HistoryRole): unknown {
    const column = this.columns[role];
    const value = column === undefined ? undefined : this.record.fields[column];
    return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
  }

  /** Trimmed; a number is taken as text. @throws InputError for other values and longer texts */
  text(role: HistoryRole, longest = Infinity): string | undefined {
    const value = this.value(role);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' && typeof value !== 'number')
      return this.complain(role, 'is neither text nor number');
    const text = String(value).trim();
    return text.length <= longest ? text : this.complain(role, `is longer than ${longest} characters`);
  }

  /** What is there is wrong. */
  complain(role: HistoryRole, complaint: string): never {
    throw InputError.at(this.record.place, `"${this.columns[role] ?? role}" ${complaint}`);
  }

  /** Something is not there. */
  miss(role: HistoryRole, what: string): never {
    const column = this.columns[role];
    if (column !== undefined) throw InputError.at(this.record.place, `there is no ${what}: "${column}" is empty`);
    const names = Object.keys(this.record.fields).join(', ');
    throw InputError.at(
      this.record.place,
      `there is no ${what}; the columns are ${names}. Name it with --${role}-column`,
    );
  }
}
