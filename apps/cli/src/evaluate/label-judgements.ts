import {
  isRight,
  type Judgement,
  type LabelReport,
  scoreClassification,
  type ScoreOptions,
  whole,
} from '@app/evaluation';
import { InputError } from '../input/input-error.js';
import { type LabelledTicket } from '../input/labelled-ticket.js';
import { groupNames, groupOf } from './groups.js';
import { type LabelPrediction } from './label-task.js';

interface GroupedJudgement extends Judgement {
  readonly group: string | undefined;
  /** Kept of wrong answers only. */
  readonly excerpt: string;
}

const MOST_MISTAKES = 25;
const EXCERPT = 240;

/** Collects what was predicted beside what is right. */
export class LabelJudgements {
  private readonly all: GroupedJudgement[] = [];
  private readonly unknownLabels = new Map<string, number>();
  private fallbacks = 0;

  constructor(
    private readonly scoring: ScoreOptions,
    private readonly by: string,
  ) {}

  add({ id, label, accepted, text, fields }: LabelledTicket, prediction: LabelPrediction): void {
    const isWrong = prediction.label !== label;
    this.all.push({
      id: String(id),
      gold: label,
      accepted,
      predicted: prediction.label,
      confidence: prediction.confidence,
      group: groupOf(fields, this.by),
      excerpt: isWrong ? text.slice(0, EXCERPT) : '',
    });
    if (prediction.isFallback === true) this.fallbacks += 1;
    if (this.scoring.labels?.includes(label) === false)
      this.unknownLabels.set(label, (this.unknownLabels.get(label) ?? 0) + 1);
  }

  /** @throws InputError where nothing was added */
  report(title: string, notes: readonly string[], perSecond: number): LabelReport {
    if (this.all.length === 0) throw new InputError('There is nothing to evaluate: the input holds no lines.');
    return {
      title,
      notes: [`${whole(this.all.length)} tickets, ${whole(perSecond)} a second`, ...notes, ...this.warnings()],
      overall: scoreClassification(this.all, this.scoring),
      groupedBy: this.by,
      groups: groupNames(this.all).map((name) => ({
        name,
        score: scoreClassification(
          this.all.filter(({ group }) => group === name),
          this.scoring,
        ),
      })),
      mistakes: this.all
        .filter((each) => !isRight(each))
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, MOST_MISTAKES)
        .map((each) => ({ ...each, predicted: each.predicted ?? '' })),
    };
  }

  private warnings(): string[] {
    const unknown = [...this.unknownLabels].map(([label, count]) => `"${label}" (${count})`);
    return [
      ...(unknown.length === 0
        ? []
        : [
            `warning: labels that the configuration does not know, so that no answer can be right: ${unknown.join(', ')}; known are ${this.scoring.labels?.join(', ') ?? 'none'}`,
          ]),
      ...(this.fallbacks === 0
        ? []
        : [`warning: for ${this.fallbacks} tickets the model gave up and a fallback answered`]),
    ];
  }
}
