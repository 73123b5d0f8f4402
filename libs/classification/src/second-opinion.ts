import { type Classification } from './classification.dto.js';

/** From here on four of five of the rules' categories are right (see the calibration of the category scoring). */
const STRONG = 0.8;
/** Levels by which a model may find a ticket milder: the next one is a matter of taste. */
const MILDER = 1;

/**
 * In words, what the rules hold against a model's classification; undefined where they agree or are not sure.
 * @param severities ids, the worst first
 */
export function objectionOf(
  rules: Classification,
  model: Classification,
  severities: readonly string[],
): string | undefined {
  const objections = [
    ...(rules.categoryConfidence >= STRONG && rules.category !== model.category
      ? [`category "${rules.category}"`]
      : []),
    ...(severities.indexOf(model.severity) - severities.indexOf(rules.severity) > MILDER
      ? [`severity "${rules.severity}"`]
      : []),
  ];
  return objections.length === 0 ? undefined : `The rules say ${objections.join(' and ')}.`;
}
