import { type ClassificationScore } from './classification-score.js';
import { type ExtractionScore } from './field-score.js';

/** A score over some of the lines, such as those of one source. */
interface Group<Score> {
  readonly name: string;
  readonly score: Score;
}

/** A wrong answer, to be looked at. */
export interface Mistake {
  readonly id: string;
  readonly gold: string;
  readonly predicted: string;
  readonly confidence: number;
  /** The beginning of the text. */
  readonly excerpt: string;
}

/** What a page or a terminal shows of one run. */
interface Report<Score> {
  readonly title: string;
  /** What was run on what, how fast, what to know. */
  readonly notes: readonly string[];
  readonly overall: Score;
  /** What the groups are: `source`, or another field of the lines. */
  readonly groupedBy: string;
  readonly groups: readonly Group<Score>[];
}

export interface LabelReport extends Report<ClassificationScore> {
  /** The wrong answers that were surest of themselves. */
  readonly mistakes: readonly Mistake[];
}

export type ExtractionReport = Report<ExtractionScore>;
