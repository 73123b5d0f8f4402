import { scoreClassification } from '@app/evaluation';
import { type HeldOutAnswer } from '../models/model-card.js';
import { toJudgement } from '../training/verdict.js';
import { byPredicted, precisionByThreshold } from './precision.js';
import { type ClassReport, type ConfusionCell, type JudgedReport } from './report.dto.js';

/** Nothing where nothing was judged. */
export function judgedReport(
  kind: Pick<JudgedReport, 'of' | 'answeredBy'>,
  answers: readonly HeldOutAnswer[],
): JudgedReport[] {
  if (answers.length === 0) return [];
  const { accuracy, macroF1, strictCalibrationError } = scoreClassification(answers.map(toJudgement));
  return [
    {
      ...kind,
      judged: answers.length,
      accuracy,
      macroF1,
      calibrationError: strictCalibrationError,
      classes: classReports(answers),
      confusion: confusion(answers),
    },
  ];
}

function classReports(answers: readonly HeldOutAnswer[]): ClassReport[] {
  return [...byPredicted(answers)]
    .map(([name, own]) => ({
      class: name,
      answered: own.length,
      corrected: answers.filter(({ label }) => label === name).length,
      thresholds: precisionByThreshold(own),
    }))
    .sort((a, b) => b.answered - a.answered || (a.class < b.class ? -1 : 1));
}

function confusion(answers: readonly HeldOutAnswer[]): ConfusionCell[] {
  const cells = new Map<string, ConfusionCell>();
  for (const { predicted: answered, label: corrected } of answers) {
    const key = JSON.stringify([answered, corrected]);
    cells.set(key, { answered, corrected, count: (cells.get(key)?.count ?? 0) + 1 });
  }
  return [...cells.values()].sort((a, b) => b.count - a.count || (a.answered < b.answered ? -1 : 1));
}
