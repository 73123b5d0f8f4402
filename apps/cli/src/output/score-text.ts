import {
  type ClassificationScore,
  type Confusion,
  decimal,
  type ExtractionReport,
  type ExtractionScore,
  headlines,
  type LabelReport,
  mixUps,
} from '@app/evaluation';
import { textTable } from './text-table.js';

/** More classes fill no terminal any more: the weakest are shown then. */
const MOST_CLASSES = 30;
const WEAKEST = 15;

/** A run that gave each ticket a label, for a terminal. */
export function labelReportText({ title, notes, overall, groupedBy, groups }: LabelReport): string {
  return blocks([
    [title, ...notes].join('\n'),
    headlines(overall)
      .map(({ name, value, meaning }) => `${value.padStart(7)}  ${name}: ${meaning}`)
      .join('\n'),
    classTable(overall),
    confusionText(overall.confusion),
    groups.length > 1 ? groupTable(groupedBy, groups) : '',
  ]);
}

/** A run that looked for facts, for a terminal. */
export function extractionReportText({ title, notes, overall, groupedBy, groups }: ExtractionReport): string {
  return blocks([
    [title, ...notes].join('\n'),
    fieldTable('type', overall),
    ...(groups.length > 1 ? groups.map(({ name, score }) => fieldTable(`${groupedBy} ${name}`, score)) : []),
  ]);
}

const blocks = (texts: readonly string[]): string =>
  `${texts
    .map((text) => text.trimEnd())
    .filter(Boolean)
    .join('\n\n')}\n`;

function classTable({ classes }: ClassificationScore): string {
  const isLong = classes.length > MOST_CLASSES;
  const shown = isLong ? [...classes].sort((a, b) => a.f1 - b.f1).slice(0, WEAKEST) : classes;
  return textTable(
    [isLong ? `the ${WEAKEST} weakest of ${classes.length} classes` : 'class', 'tickets', 'precision', 'recall', 'F1'],
    shown.map(({ label, support, precision, recall, f1 }) => [label, support, ...[precision, recall, f1].map(decimal)]),
  );
}

function confusionText(confusion: Confusion): string {
  const { rows, columns, counts } = confusion;
  if (columns.length <= MOST_CLASSES)
    return textTable(
      ['right \\ answered', ...columns],
      rows.map((row, i) => [row, ...(counts[i] ?? [])]),
    );
  const most = mixUps(confusion, WEAKEST).map(({ gold, predicted, count }) => [
    `${gold} answered as ${predicted}`,
    count,
  ]);
  return textTable(['most frequent mix-ups', 'tickets'], most);
}

function groupTable(groupedBy: string, groups: LabelReport['groups']): string {
  const isOrdered = groups.some(({ score }) => score.ordinal !== null);
  const head = [groupedBy, 'tickets', 'accuracy', 'lenient', 'macro-F1', 'macro recall', 'ECE'];
  const figures = groups.map(({ score }) => [
    score.accuracy,
    score.lenientAccuracy,
    score.macroF1,
    score.macroRecall,
    score.calibrationError,
    ...(isOrdered ? [score.ordinal?.kappa ?? 0, score.ordinal?.withinOne ?? 0] : []),
  ]);
  const means = (figures[0] ?? []).map((_, i) => figures.reduce((sum, row) => sum + (row[i] ?? 0), 0) / groups.length);
  return textTable(isOrdered ? [...head, 'kappa', 'within one'] : head, [
    ...groups.map(({ name, score }, i) => [name, score.count, ...(figures[i] ?? []).map(decimal)]),
    ['mean', '', ...means.map(decimal)],
  ]);
}

function fieldTable(title: string, { fields, micro }: ExtractionScore): string {
  return textTable(
    [title, 'marked', 'false alarms', 'precision', 'recall', 'F1'],
    [
      ...fields.map(({ type, hits, misses, falseAlarms, precision, recall, f1, isRecallOnly }) => {
        const unlessPartial = (figure: string): string => (isRecallOnly ? '-' : figure);
        const [p, r, f] = [precision, recall, f1].map(decimal) as [string, string, string];
        return [type, hits + misses, unlessPartial(String(falseAlarms)), unlessPartial(p), r, unlessPartial(f)];
      }),
      ...(fields.every(({ isRecallOnly }) => isRecallOnly)
        ? []
        : [['all that is marked throughout', '', '', ...[micro.precision, micro.recall, micro.f1].map(decimal)]]),
    ],
  );
}
