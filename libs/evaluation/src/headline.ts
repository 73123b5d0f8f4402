import { type ClassificationScore } from './classification-score.js';
import { decimal, percent, whole } from './figures.js';

/** A figure with its name, and what it means in words for a support lead. */
export interface Headline {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

/** The figures that sum a score up, the most telling first. */
export function headlines(score: ClassificationScore): Headline[] {
  const { ordinal, abstention } = score;
  return [
    {
      name: 'accuracy',
      value: decimal(score.accuracy),
      meaning: `of ${whole(score.count)} tickets got exactly the label; at least ${percent(score.accuracyAtLeast)} with 97.5 % certainty`,
    },
    {
      name: 'lenient accuracy',
      value: decimal(score.lenientAccuracy),
      meaning: 'got a label that can be defended (labels_ok)',
    },
    {
      name: 'macro-F1',
      value: decimal(score.macroF1),
      meaning: 'F1, the mean over classes: rare classes count like common ones',
    },
    {
      name: 'macro recall',
      value: decimal(score.macroRecall),
      meaning: "of a class's tickets are found, the mean over classes",
    },
    { name: 'weighted F1', value: decimal(score.weightedF1), meaning: 'F1, the mean over tickets' },
    {
      name: 'ECE',
      value: decimal(score.calibrationError),
      meaning: `between confidence and share of defensible answers, mean over 15 bins of equal width; ${decimal(score.strictCalibrationError)} when only the label itself is right`,
    },
    ...score.coverage.map(({ target, coverage, threshold }) => ({
      name: `coverage at ${target * 100} %`,
      value: decimal(coverage),
      meaning:
        threshold === null
          ? 'no threshold makes so many answers defensible'
          : `of the tickets have a confidence of ${decimal(threshold)} or more, and ${target * 100} % of these answers are defensible`,
    })),
    ...(ordinal === null
      ? []
      : [
          {
            name: 'quadratic kappa',
            value: decimal(ordinal.kappa),
            meaning: 'agreement on the order of levels; 0 is chance, 1 perfect',
          },
          { name: 'mean error', value: decimal(ordinal.meanError), meaning: 'levels off' },
          { name: 'within one', value: decimal(ordinal.withinOne), meaning: 'are at most one level off' },
        ]),
    ...(abstention === null
      ? []
      : [
          {
            name: 'in-scope accuracy',
            value: decimal(abstention.inScopeAccuracy),
            meaning: 'of the tickets that belong to a class got it',
          },
          {
            name: 'out-of-scope recall',
            value: decimal(abstention.recall),
            meaning: 'of those that belong to none were held back',
          },
          {
            name: 'out-of-scope precision',
            value: decimal(abstention.precision),
            meaning: 'of those held back belong to none',
          },
        ]),
    ...(score.missing === 0
      ? []
      : [{ name: 'missing', value: whole(score.missing), meaning: 'tickets got no answer, which counts as wrong' }]),
  ];
}
