import { answered, type StageAnswer } from '@app/domain';
import { type TicketReading } from '@app/text';
import { type ExtractionConfig } from './extraction.config.js';
import { type Extractor, type FoundFacts } from './extractor.js';
import { Field } from './field.js';
import { findFields } from './find-fields.js';
import { foundFacts } from './found-facts.js';
import { Place } from './place.js';

/** Finds facts by the detectors, patterns and words of config/extraction_fields.yaml. */
export class RulesExtractor implements Extractor {
  readonly fields: readonly Field[];

  constructor(config: ExtractionConfig) {
    this.fields = Object.entries(config.fields).map(([name, definition]) => new Field(name, definition));
  }

  extract(reading: TicketReading, receivedAt = new Date()): StageAnswer<FoundFacts> {
    return answered(foundFacts(this.fields, this.places(reading), reading, receivedAt));
  }

  /** Every place that looks like a field, also those whose value cannot be right. */
  places(reading: TicketReading): Place[] {
    return [reading.subject, reading.body].flatMap((text) =>
      findFields(this.fields, text.full).map((finding) => new Place(text, finding, 'rules')),
    );
  }
}
