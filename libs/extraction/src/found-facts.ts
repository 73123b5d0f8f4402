import { type TicketReading } from '@app/text';
import { extractedField } from './extracted-field.js';
import { type FoundFacts } from './extractor.js';
import { type Field } from './field.js';
import { type Place } from './place.js';

const MAX_QUOTED_VALUE = 80;

/** The entries of all fields that stand somewhere, in the order of the fields, and what cannot be right. */
export function foundFacts(
  fields: readonly Field[],
  places: readonly Place[],
  reading: TicketReading,
  receivedAt: Date,
): FoundFacts {
  return {
    fields: fields.flatMap((field) => {
      const chosen = chosenPlaces(
        field,
        places.filter((place) => place.field === field && place.problem === undefined),
      );
      const occurrences = chosen.sort((a, b) => a.position - b.position).map((place) => place.occurrence(receivedAt));
      return occurrences.length === 0 ? [] : [extractedField(field, occurrences, reading)];
    }),
    validationErrors: problemsIn(places),
  };
}

/** All that the rules chose, and what a model adds to it where the field takes several values. */
function chosenPlaces(field: Field, places: readonly Place[]): Place[] {
  const byRules = preferOwn(places.filter(({ source }) => source === 'rules'));
  const byModel = preferOwn(places.filter(({ source }) => source === 'llm'));
  const [rule] = byRules;
  if (rule === undefined) return byModel;
  const isWelcome = field.isMultiple && (!rule.isOwn || byModel[0]?.isOwn === true);
  return isWelcome ? [...byRules, ...byModel] : byRules;
}

/** Those in the author's own words, or for want of these the set-aside ones. */
function preferOwn(places: readonly Place[]): Place[] {
  const own = places.filter(({ isOwn }) => isOwn);
  return own.length > 0 ? own : [...places];
}

function problemsIn(places: readonly Place[]): string[] {
  const problems = places.flatMap((place) =>
    place.problem !== undefined && place.isOwn
      ? [`${place.field.name}: "${place.value.slice(0, MAX_QUOTED_VALUE)}" cannot be right: ${place.problem}`]
      : [],
  );
  return [...new Set(problems)];
}
