import { readTicket } from '@app/text';
import { type ExtractionConfig } from './extraction.config.js';
import { type BuiltInName } from './detectors/built-in.js';
import { Field } from './field.js';
import { findFields } from './find-fields.js';

/** A place of a text and what stands there, in the names that labelled data uses. */
interface Fact {
  readonly type: string;
  /** As written, never masked: it is compared with labels and leaves no service. */
  readonly value: string;
  /** Offsets in UTF-16 code units of the text as given. */
  readonly start: number;
  readonly end: number;
}

/** What labelled data calls a detector's finds where it does not use the detector's own name. */
const TYPE_OF: Partial<Record<BuiltInName, (value: string) => string>> = {
  account_id: () => 'reference_id',
  amount: () => 'money',
  // The desk's field holds both: `ERR-5003` and `NullPointerException`.
  error_code: (value) => (/\d/.test(value) ? 'error_code' : 'error_name'),
  ip_address: () => 'ip',
  order_id: () => 'reference_id',
};

/** Runs the fields that serve requests over a text outside a ticket, for measuring them: same order, same claims. */
export class FactFinder {
  private readonly fields: readonly Field[];
  private readonly typeOf: ReadonlyMap<Field, (value: string) => string>;

  constructor(config: ExtractionConfig) {
    const entries = Object.entries(config.fields).map(([name, definition]) => {
      const { detector = name } = definition;
      return [new Field(name, definition), TYPE_OF[detector as BuiltInName] ?? (() => detector)] as const;
    });
    this.fields = entries.map(([field]) => field);
    this.typeOf = new Map(entries);
  }

  /** What would be given out, in the order of the text; values that fail their check are left out. */
  find(text: string): Fact[] {
    const { body } = readTicket({ subject: '', body: text });
    return findFields(this.fields, body.full)
      .filter(({ problem }) => problem === undefined)
      .map(({ field, ...place }) => {
        const { start, end } = body.spanOf(place.start, place.end);
        const value = text.slice(start, end);
        return { type: this.typeOf.get(field)?.(value) ?? field.name, value, start, end };
      })
      .sort((a, b) => a.start - b.start);
  }
}
