import { type Evidence } from '@app/domain';
import { type SoftmaxModel } from '@app/local-model';
import { type TicketReading, wordsAt } from '@app/text';
import { MODEL_SHARE } from './blend.js';
import { type DeskModels } from './local-models.js';

/** Fewer letters are an article or the like, which prove nothing to a reader. */
const SHORTEST = 3;
/** Words that weigh less than this share of the heaviest did not decide. */
const LEAST_SHARE = 0.3;
const MOST_PLACES = 5;

interface Place extends Evidence {
  readonly weight: number;
}

/** The words of a ticket that made base and desk model choose a category, strongest first, without overlaps. */
export function learnedWords(
  reading: TicketReading,
  category: string,
  base: SoftmaxModel | undefined,
  { category: desk }: DeskModels,
): Evidence[] {
  const voices: (readonly [SoftmaxModel | undefined, number])[] = [
    [base, MODEL_SHARE],
    [desk?.self, 1],
    [desk?.residual, 1],
  ];
  const places = new Map<string, Place>();
  for (const [model, share] of voices) {
    if (model?.classes.includes(category) !== true) continue;
    for (const place of placesIn(reading, model, category, share)) {
      const key = `${place.source} ${place.start} ${place.end}`;
      places.set(key, { ...place, weight: place.weight + (places.get(key)?.weight ?? 0) });
    }
  }
  return decisive([...places.values()]);
}

function placesIn(reading: TicketReading, model: SoftmaxModel, supports: string, share: number): Place[] {
  return (['subject', 'body'] as const).flatMap((source) =>
    model.wordWeights(reading[source].own, supports).map(({ start, end, weight }) => {
      const span = reading[source].spanOf(start, end);
      return { ...span, text: wordsAt(reading, span), supports, weight: share * weight };
    }),
  );
}

function decisive(places: readonly Place[]): Evidence[] {
  const strongestFirst = places.toSorted((a, b) => b.weight - a.weight).filter(({ text }) => text.length >= SHORTEST);
  const least = LEAST_SHARE * (strongestFirst[0]?.weight ?? 0);
  const chosen: Place[] = [];
  for (const place of strongestFirst) {
    if (chosen.length === MOST_PLACES || place.weight <= 0 || place.weight < least) break;
    if (!chosen.some((other) => overlap(other, place))) chosen.push(place);
  }
  return chosen.map(({ start, end, source, text, supports }) => ({ start, end, source, text, supports }));
}

function overlap(one: Evidence, other: Evidence): boolean {
  return one.source === other.source && one.start < other.end && other.start < one.end;
}
