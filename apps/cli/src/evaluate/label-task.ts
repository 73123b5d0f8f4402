import { type Source } from '@app/domain';
import { type ScoreOptions } from '@app/evaluation';
import { type LabelledTicket } from '../input/labelled-ticket.js';

export interface LabelPrediction {
  readonly label: string;
  readonly confidence: number;
  readonly source: Source;
  /** A weaker strategy answered where the engine was meant to. */
  readonly isFallback?: boolean;
}

/** A way to give each ticket one label. */
export interface LabelTask {
  /** Names the report's file. */
  readonly name: string;
  readonly title: string;
  /** What is to be known of the run besides its figures. */
  readonly notes: readonly string[];
  readonly scoring: ScoreOptions;
  /** Names that desks give the label's column. */
  readonly labelNames: readonly string[];
  /** How many tickets are under way at once. */
  readonly atOnce: number;
  /** Lines for which it says no are passed over. */
  isJudged?(ticket: LabelledTicket): boolean;
  predict(ticket: LabelledTicket): Promise<LabelPrediction>;
}
