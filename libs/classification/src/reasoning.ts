import { type CategoryScore } from './category-scoring.js';
import { type Quotes } from './quotes.js';
import { type SeverityDecision } from './severity-scoring.js';

const STRONGEST = 2;

/** Why the ticket stands in this category, in one sentence. */
export function categoryReason({ signs }: CategoryScore, name: string, quotes: Quotes): string {
  const [first, second] = quotes.firstPlaces(signs, STRONGEST);
  if (first === undefined) return `Nothing in the ticket speaks for a particular category, so it stands as "${name}".`;
  if (second === undefined) return `"${first.text}" in the ${first.span.source} speaks for "${name}".`;
  const where =
    first.span.source === second.span.source
      ? `"${first.text}" and "${second.text}" in the ${first.span.source}`
      : `"${first.text}" in the ${first.span.source} and "${second.text}" in the ${second.span.source}`;
  return `${where} speak for "${name}".`;
}

/** Why the severity is what it is, and what the model changed. */
export function severityReason(decision: SeverityDecision, nameOf: (id: string) => string, quotes: Quotes): string {
  const { severity, byRules, signs } = decision;
  const reason = rulesReason(quotes.firstPlaces(signs, STRONGEST), nameOf(byRules));
  if (severity === byRules) return reason;
  return `${reason} It reads like reports that issue trackers grade "${nameOf(severity)}", so that stands.`;
}

function rulesReason(
  places: readonly { readonly sign: SeverityDecision['signs'][number]; readonly text: string }[],
  name: string,
): string {
  if (places.length === 0)
    return `Nothing tells how much harm is done or how soon help is needed, so the severity is "${name}".`;
  const reasons = places.map(({ sign, text }) => `${sign.because} ("${text}")`);
  return `The severity is "${name}" because ${reasons.join(' and ')}.`;
}
