import { decimal, type RetrievalScore, whole } from '@app/evaluation';
import { type ScoredPair, type ThresholdFit } from '@app/links';
import { textTable } from './text-table.js';

/** How well older duplicates are found, for a terminal. */
export function retrievalText(score: RetrievalScore, seconds: number): string {
  const { recallAt, mrr } = score;
  const recalls = [...recallAt].map(([depth, recall]) => `recall at ${depth} ${decimal(recall)}`).join(', ');
  return [
    'Duplicates',
    `${queriesText(score)}, in ${whole(seconds)} s`,
    `${recalls}, mean reciprocal rank ${decimal(mrr)}`,
    '',
    thresholdsTable(score),
  ].join('\n');
}

/** @param score of the queries after the links, at the default threshold and at the fitted one */
export function afterLinksText(pairs: readonly ScoredPair[], fit: ThresholdFit, score: RetrievalScore): string {
  const confirmed = pairs.filter(({ isDuplicate }) => isDuplicate).length;
  return [
    '',
    `After ${whole(pairs.length)} links (${whole(confirmed)} confirmed) the threshold is ${decimal(fit.inForce)} (${fit.basis})`,
    queriesText(score),
    '',
    thresholdsTable(score),
  ].join('\n');
}

function queriesText({ withRelevant, without }: RetrievalScore): string {
  return `${whole(withRelevant)} queries with an older duplicate, ${whole(without)} without`;
}

function thresholdsTable({ flags }: RetrievalScore): string {
  return textTable(
    ['called a duplicate from', 'called', 'precision', 'recall', 'false alarms'],
    flags.map(({ threshold, flagged, precision, recall, falseAlarms }) => [
      String(Math.round(threshold * 1000) / 1000),
      flagged,
      ...[precision, recall, falseAlarms].map(decimal),
    ]),
  );
}
