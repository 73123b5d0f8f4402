import { type Features, type SoftmaxModel, trainSoftmax } from '@app/local-model';
import { readTicket } from '@app/text';
import { RULE_SHARE } from '../blend.js';
import { modelFeatures } from '../model-features.js';
import { type RulesClassifier } from '../rules.classifier.js';
import { ticketOf, type TrainingLine } from './training-lines.js';

/** Few small steps: what is learnt of some desks' words must not shout down the rules at another (see ADR 0008). */
const EPOCHS = 3;
const RATE = 1.5;
/** How far the many are held back: 1 would make all sources, or all categories, weigh the same. */
const SOURCE_BALANCE = 0.7;
const CATEGORY_BALANCE = 0.5;
const MOST_WEIGHT = 5;
/** A logit for what a source never says. */
const NEVER = -20;

interface Example {
  readonly source: string;
  readonly label: string;
  readonly features: Features;
  /** The rules' score of each class. */
  readonly rules: Float64Array;
}

/**
 * Learns what the rules miss. Their scores and what is usual at each source are given, so that the model neither repeats
 * a rule nor learns which source a text is from: sources differ in the categories they have at all.
 */
export function trainCategoryModel(
  lines: readonly TrainingLine[],
  classes: readonly string[],
  rules: RulesClassifier,
  onRead: () => void = () => undefined,
): SoftmaxModel {
  const examples = lines.map((line) => {
    onRead();
    return exampleOf(line, rules, classes);
  });
  const usual = usualLogits(examples, classes);
  const weights = balanced(examples);
  return trainSoftmax(
    examples.map(({ source, label, features, rules: scores }, i) => ({
      features,
      label,
      weight: weights[i] ?? 1,
      offset: scores.map((score, k) => RULE_SHARE * score + (usual.get(source)?.[k] ?? NEVER)),
    })),
    { classes, epochs: EPOCHS, rate: RATE },
  );
}

function exampleOf(line: TrainingLine, rules: RulesClassifier, classes: readonly string[]): Example {
  const reading = readTicket(ticketOf(line));
  const scores = new Map(rules.read(reading).category.ranked.map(({ category, score }) => [category, score]));
  return {
    source: line.source,
    label: line.label,
    features: modelFeatures(reading),
    rules: Float64Array.from(classes, (id) => scores.get(id) ?? 0),
  };
}

/** The logarithm of each class's share at each source. */
function usualLogits(examples: readonly Example[], classes: readonly string[]): Map<string, number[]> {
  const sources = [...new Set(examples.map(({ source }) => source))];
  return new Map(
    sources.map((source) => {
      const own = countsOf(examples.filter((each) => each.source === source).map(({ label }) => label));
      const total = [...own.values()].reduce((sum, count) => sum + count, 0);
      return [source, classes.map((id) => (own.has(id) ? Math.log((own.get(id) ?? 0) / total) : NEVER))];
    }),
  );
}

/** Weights around 1. */
function balanced(examples: readonly Example[]): number[] {
  const sources = countsOf(examples.map(({ source }) => source));
  const labels = countsOf(examples.map(({ label }) => label));
  const raw = examples.map(
    ({ source, label }) =>
      (sources.get(source) ?? 1) ** -SOURCE_BALANCE * (labels.get(label) ?? 1) ** -CATEGORY_BALANCE,
  );
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
  return raw.map((weight) => Math.min(MOST_WEIGHT, weight / mean));
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
