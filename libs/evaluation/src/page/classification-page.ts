import { type ClassificationScore } from '../classification-score.js';
import { decimal, percent } from '../figures.js';
import { headlines } from '../headline.js';
import { type LabelReport, type Mistake } from '../report.js';
import { mixUps } from '../weakest.js';
import { confusionPicture } from './confusion.svg.js';
import { type Html, html } from './html.js';
import { page, section } from './page.js';
import { reliabilityPicture } from './reliability.svg.js';
import { table } from './table.js';

/** A larger matrix is no picture any more; its most frequent mix-ups say the same. */
const LARGEST_MATRIX = 16;
const MOST_MIX_UPS = 25;

/** The report of a run that gave each ticket a label, as one HTML page. */
export function classificationPage({ title, notes, overall, groupedBy, groups, mistakes }: LabelReport): string {
  return page(title, notes, [
    section('In short', 'Shares lie between 0 and 1.', cards(overall)),
    ...(groups.length > 1
      ? [section(`By ${groupedBy}`, 'Where tickets come from often matters most.', byGroup(groupedBy, groups))]
      : []),
    section(
      'By class',
      'Precision: how often such an answer is right. Recall: how many of the class are found.',
      byClass(overall),
    ),
    confusion(overall),
    section(
      'Can the confidence be believed?',
      'Share of defensible answers by confidence. On the dashed line a confidence keeps its promise; below it, it promises too much.',
      reliabilityPicture(overall.reliability),
    ),
    ...(mistakes.length > 0
      ? [
          section(
            'The surest mistakes',
            'The wrong answers with the highest confidence: the service erred, or the label does.',
            mistaken(mistakes),
          ),
        ]
      : []),
  ]);
}

function cards(score: ClassificationScore): Html {
  const each = headlines(score).map(
    ({ name, value, meaning }) =>
      html`<div>
        <dt>${name}</dt>
        <dd class="value">${value}</dd>
        <dd class="meaning">${meaning}</dd>
      </div> `,
  );
  return html`<dl class="cards">${each}</dl>`;
}

function byGroup(groupedBy: string, groups: LabelReport['groups']): Html {
  const isOrdered = groups.some(({ score }) => score.ordinal !== null);
  const head = [groupedBy, 'tickets', 'accuracy', 'lenient', 'macro-F1', 'macro recall', 'ECE'];
  return table(
    isOrdered ? [...head, 'kappa', 'within one'] : head,
    groups.map(({ name, score }) => [
      name,
      score.count,
      ...[score.accuracy, score.lenientAccuracy, score.macroF1, score.macroRecall, score.calibrationError].map(decimal),
      ...(score.ordinal === null ? [] : [score.ordinal.kappa, score.ordinal.withinOne].map(decimal)),
    ]),
  );
}

function byClass({ classes }: ClassificationScore): Html {
  return table(
    ['class', 'tickets', 'precision', 'recall', 'F1'],
    classes.map(({ label, support, precision, recall, f1 }) => [
      label,
      support,
      ...[precision, recall, f1].map(decimal),
    ]),
  );
}

function confusion({ confusion: matrix }: ClassificationScore): Html {
  const title = 'What is taken for what';
  if (matrix.columns.length <= LARGEST_MATRIX)
    return section(title, 'Rows: what is right. Columns: what was answered.', confusionPicture(matrix));
  const rows = mixUps(matrix, MOST_MIX_UPS).map(({ gold, predicted, count }) => [gold, predicted, count]);
  return section(title, 'The most frequent mix-ups.', table(['right', 'answered', 'tickets'], rows, [0, 1]));
}

function mistaken(mistakes: readonly Mistake[]): Html {
  return table(
    ['ticket', 'right', 'answered', 'confidence', 'text'],
    mistakes.map(({ id, gold, predicted, confidence, excerpt }) => [id, gold, predicted, percent(confidence), excerpt]),
    [0, 1, 2, 4],
  );
}
