import { type CleanText } from '@app/text';
import { type Occurrence } from './extracted-field.js';
import { type Field } from './field.js';
import { type Finding } from './find-fields.js';

/** What stands in a quoted reply or a signature may be about something else. */
const SET_ASIDE_FACTOR = 0.6;

/** A finding in the ticket it was found in. */
export class Place {
  constructor(
    readonly text: CleanText,
    private readonly finding: Finding,
    readonly source: Occurrence['source'],
  ) {}

  get field(): Field {
    return this.finding.field;
  }

  get start(): number {
    return this.finding.start;
  }

  get end(): number {
    return this.finding.end;
  }

  get problem(): string | undefined {
    return this.finding.problem;
  }

  get value(): string {
    return this.field.valueOf(this.written);
  }

  /** Stands in the author's own words, which keep their offsets while the rest is blanked out. */
  get isOwn(): boolean {
    return this.text.own.charCodeAt(this.start) === this.text.full.charCodeAt(this.start);
  }

  /** The subject comes before the body. */
  get position(): number {
    return this.start + (this.text.source === 'body' ? 1e9 : 0);
  }

  /** @param receivedAt what "yesterday" is counted from */
  occurrence(receivedAt: Date): Occurrence {
    const { confidence } = this.finding;
    return {
      key: this.field.keyOf(this.written),
      value: this.value,
      normalized: () => this.field.standardFormOf(this.written, receivedAt),
      span: this.text.spanOf(this.start, this.end),
      confidence: this.isOwn ? confidence : confidence * SET_ASIDE_FACTOR,
      source: this.source,
    };
  }

  private get written(): string {
    return this.text.full.slice(this.start, this.end);
  }
}
