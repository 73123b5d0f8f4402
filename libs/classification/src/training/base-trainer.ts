import { type BaseModels } from '../base-models.js';
import { type RulesClassifier } from '../rules.classifier.js';
import { trainSeverityModel } from '../severity-model.js';
import { trainCategoryModel } from './category-trainer.js';
import { readTrainingLines, ticketOf } from './training-lines.js';

/** Where customers speak for themselves; trackers hold reports. */
const CUSTOMERS = ['multidogo', 'banking77'];

export interface BaseTraining {
  /** Sources whose lines must not be seen, for honest figures on them. */
  readonly leaveOut?: readonly string[];
  /** Called at each line that was read; there are `total` of them. */
  readonly onLine?: (total: number) => void;
}

/** Trains the base models from the committed public data: the same lines and rules give the same bytes. */
export function trainBaseModels(rules: RulesClassifier, { leaveOut = [], onLine }: BaseTraining = {}): BaseModels {
  const all = readTrainingLines('category');
  const classes = [...new Set(all.map(({ label }) => label))].sort();
  const isSeen = ({ source }: { source: string }): boolean => !leaveOut.includes(source);
  const lines = all.filter(isSeen);
  const reports = readTrainingLines('severity').filter(isSeen);
  const sentences = lines.filter(({ source }) => CUSTOMERS.includes(source)).map(({ text }) => text);
  return {
    category: trainCategoryModel(lines, classes, rules, () => onLine?.(lines.length)),
    severity: trainSeverityModel(
      reports.map((line) => ({ ...ticketOf(line), severity: line.label })),
      sentences,
    ),
  };
}
