import { type TaskResult } from '@app/learning';
import { type LessonBook } from './lesson-book.js';

const figure = (share: number | null): string => (share === null ? '-' : share.toFixed(3));

/** What became of the lines. */
export function keptText({ kept, leftOut }: Pick<LessonBook, 'kept' | 'leftOut'>): string {
  const unknown = [...leftOut].map(([label, count]) => `${label} (${count})`).join(', ');
  return [
    `${kept} lines kept as corrections.\n`,
    ...(unknown === '' ? [] : [`Left out, since the YAML has no such id: ${unknown}\n`]),
  ].join('');
}

/** What went live, or why nothing did. */
export function resultText({ task, verdict, version, corrections, macroF1, macroF1InForce }: TaskResult): string {
  const scores = `macro-F1 ${figure(macroF1)} against ${figure(macroF1InForce)} of what was in force, on ${corrections} corrections by cross-validation`;
  switch (verdict) {
    case 'live':
      return `${task}: version ${version ?? 0} is live: ${scores}.\n`;
    case 'rejected':
      return `${task}: version ${version ?? 0} is kept aside, what is in force does better: ${scores}.\n`;
    case 'overtaken':
      return `${task}: version ${version ?? 0} is kept aside, as another one was activated meanwhile: ${scores}.\n`;
    case 'too_few':
      return `${task}: nothing was trained: ${corrections} corrections are too few, or all of one class.\n`;
  }
}
