import { type Classification } from './classification.dto.js';

/** From here on four of five categories found without a language model are right (see the calibration of either). */
const STRONG = 0.8;
/** Levels by which a model may find a ticket milder: the next one is a matter of taste. */
const MILDER = 1;

/** Whoever says so when no language model is asked. */
const SPEAKERS: Readonly<Record<string, string>> = { rules: 'The rules say', learned: 'The local model says' };

/**
 * In words, what rules and local model hold against a language model's classification; undefined where they agree or
 * are not sure.
 * @param severities ids, the worst first
 */
export function objectionOf(
  local: Classification,
  model: Classification,
  severities: readonly string[],
): string | undefined {
  const objections = [
    ...(local.categoryConfidence >= STRONG && local.category !== model.category
      ? [`category "${local.category}"`]
      : []),
    ...(severities.indexOf(model.severity) - severities.indexOf(local.severity) > MILDER
      ? [`severity "${local.severity}"`]
      : []),
  ];
  return objections.length === 0
    ? undefined
    : `${SPEAKERS[local.source] ?? SPEAKERS.rules} ${objections.join(' and ')}.`;
}
