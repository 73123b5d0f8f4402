import { decimal, type RetrievalScore, whole } from '@app/evaluation';
import { textTable } from './text-table.js';

/** How well older duplicates are found, for a terminal. */
export function retrievalText(score: RetrievalScore, seconds: number): string {
  const { withRelevant, without, recallAt, mrr, flags } = score;
  const recalls = [...recallAt].map(([depth, recall]) => `recall at ${depth} ${decimal(recall)}`).join(', ');
  return [
    'Duplicates',
    `${whole(withRelevant)} queries with an older duplicate, ${whole(without)} without, in ${whole(seconds)} s`,
    `${recalls}, mean reciprocal rank ${decimal(mrr)}`,
    '',
    textTable(
      ['called a duplicate from', 'called', 'precision', 'recall', 'false alarms'],
      flags.map(({ threshold, flagged, precision, recall, falseAlarms }) => [
        String(threshold),
        flagged,
        ...[precision, recall, falseAlarms].map(decimal),
      ]),
    ),
  ].join('\n');
}
