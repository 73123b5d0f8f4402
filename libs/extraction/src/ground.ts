import { type TextPlace, type TicketReading, TicketSearch } from '@app/text';
import { ClaimedText } from './claimed-text.js';
import { opaqueNumbers } from './detectors/opaque-numbers.js';
import { type Field } from './field.js';
import { type ModelExtraction } from './model-extraction.js';
import { Place } from './place.js';

/** That the value stands in the ticket is certain; what it is, only the model says. */
const CONFIDENCE = 0.8;
/** A single letter stands everywhere. */
const SHORTEST_VALUE = 2;
const LONGEST_VALUE = 200;
/** A ticket holds fewer facts; a model that lists more has lost its way. */
const MOST_VALUES = 50;

/** Where a model's values stand in the ticket; those that stand nowhere, or where the rules found something, are gone. */
export function groundedPlaces(
  { fields: said }: ModelExtraction,
  reading: TicketReading,
  fields: readonly Field[],
  byRules: readonly Place[],
): Place[] {
  const search = new TicketSearch(reading);
  const claims = new Claims(reading, byRules);
  const fieldOf = new Map(fields.map((field) => [field.name, field]));
  return said
    .flatMap(({ name, value }) => value.map((each) => ({ field: fieldOf.get(name), value: each })))
    .slice(0, MOST_VALUES)
    .flatMap(({ field, value }) => {
      if (field === undefined || value.length < SHORTEST_VALUE || value.length > LONGEST_VALUE) return [];
      return search.placesOf(value).flatMap((place) => claims.take(field, place));
    });
}

/** Which characters of the ticket are free for a model's values. */
class Claims {
  private readonly claimed: Readonly<Record<'subject' | 'body', ClaimedText>>;

  constructor({ subject, body }: TicketReading, byRules: readonly Place[]) {
    this.claimed = { subject: closedToNumbers(subject.full), body: closedToNumbers(body.full) };
    for (const { text, start, end } of byRules) this.claimed[text.source].take(start, end, false);
  }

  /** One place or none. */
  take(field: Field, { text, start, end }: TextPlace): Place[] {
    const candidate = field.judge(text.full, { start, end, confidence: CONFIDENCE });
    if (candidate === undefined || !this.claimed[text.source].take(start, end, field.heedsOpaqueNumbers)) return [];
    return [new Place(text, { ...candidate, field }, 'llm')];
  }
}

function closedToNumbers(text: string): ClaimedText {
  const claimed = new ClaimedText(text.length);
  for (const { start, end } of opaqueNumbers(text)) claimed.close(start, end);
  return claimed;
}
