import { answered, type StageAnswer } from '@app/domain';
import { type CleanText, type TicketReading } from '@app/text';
import { extractedField, type Occurrence } from './extracted-field.js';
import { type ExtractionConfig } from './extraction.config.js';
import { type Extractor, type FoundFacts } from './extractor.js';
import { Field } from './field.js';
import { type Finding, findFields } from './find-fields.js';

/** What stands in a quoted reply or a signature may be about something else. */
const SET_ASIDE_FACTOR = 0.6;
const MAX_QUOTED_VALUE = 80;

/** Finds facts by the detectors, patterns and words of config/extraction_fields.yaml. */
export class RulesExtractor implements Extractor {
  private readonly fields: readonly Field[];

  constructor(config: ExtractionConfig) {
    this.fields = Object.entries(config.fields).map(([name, definition]) => new Field(name, definition));
  }

  extract(reading: TicketReading): StageAnswer<FoundFacts> {
    const places = [reading.subject, reading.body].flatMap((text) =>
      findFields(this.fields, text.full).map((finding) => new Place(text, finding)),
    );
    const fields = this.fields.flatMap((field) => {
      const occurrences = bestOccurrences(places.filter((place) => place.field === field));
      return occurrences.length === 0 ? [] : [extractedField(field, occurrences, reading)];
    });
    return answered({ fields, validationErrors: problemsIn(places) });
  }
}

/** A finding in the ticket it was found in. */
class Place {
  constructor(
    private readonly text: CleanText,
    private readonly finding: Finding,
  ) {}

  get field(): Field {
    return this.finding.field;
  }

  get problem(): string | undefined {
    return this.finding.problem;
  }

  get value(): string {
    return this.field.valueOf(this.text.full.slice(this.finding.start, this.finding.end));
  }

  /** Stands in the author's own words, which keep their offsets while the rest is blanked out. */
  get isOwn(): boolean {
    const { start } = this.finding;
    return this.text.own.charCodeAt(start) === this.text.full.charCodeAt(start);
  }

  occurrence(): Occurrence {
    const { start, end, confidence } = this.finding;
    return {
      value: this.value,
      span: this.text.spanOf(start, end),
      confidence: this.isOwn ? confidence : confidence * SET_ASIDE_FACTOR,
    };
  }

  get position(): number {
    return this.finding.start + (this.text.source === 'body' ? 1e9 : 0);
  }
}

/** Those in the author's own words, or for want of these the set-aside ones, in the order of the text. */
function bestOccurrences(places: readonly Place[]): Occurrence[] {
  const valid = places.filter(({ problem }) => problem === undefined).sort((a, b) => a.position - b.position);
  const own = valid.filter(({ isOwn }) => isOwn);
  return (own.length > 0 ? own : valid).map((place) => place.occurrence());
}

function problemsIn(places: readonly Place[]): string[] {
  const problems = places.flatMap((place) =>
    place.problem !== undefined && place.isOwn
      ? [`${place.field.name}: "${place.value.slice(0, MAX_QUOTED_VALUE)}" cannot be right: ${place.problem}`]
      : [],
  );
  return [...new Set(problems)];
}
