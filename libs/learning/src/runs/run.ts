import { type ClassCount } from '../models/model-card.js';
import { type Task } from '../task.js';

/** Why a run was made; `upgrade`: the model in force does not fit the YAML or the base any more. */
export type Occasion = 'corrections' | 'request' | 'nightly' | 'import' | 'upgrade';

/**
 * What became of one task: `live` answers now; `rejected` did worse than what is in force and is kept aside;
 * `overtaken`: somebody activated another version meanwhile; `too_few`: not enough to learn from.
 */
export type TaskVerdict = 'live' | 'rejected' | 'overtaken' | 'too_few';

export interface TaskResult {
  readonly task: Task;
  readonly verdict: TaskVerdict;
  /** Null where none was made. */
  readonly version: number | null;
  readonly corrections: number;
  readonly leftOut: readonly ClassCount[];
  readonly macroF1: number | null;
  readonly macroF1InForce: number | null;
}

/** A run of training, as stored. */
export interface Run {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'completed' | 'failed';
  readonly occasion: Occasion;
  readonly tasks: readonly Task[];
  readonly requestedBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly results: readonly TaskResult[] | null;
  /** Safe to show. */
  readonly error: string | null;
}
