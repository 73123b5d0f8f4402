import { type Attempt } from './attempt.js';
import { LlmGaveUp } from './climb.js';
import { LlmError } from './llm-error.js';
import { type SpendingStage } from './models.js';

/** Where every question's calls are written down; the workflow's records implement it. */
export abstract class SpendingRecord {
  /** Of the current day in UTC, all processes together. */
  abstract spentTodayUsd(): Promise<number> | number;
  /** Told once a question is over, whether it was answered or not. */
  abstract note(stage: SpendingStage, attempts: readonly Attempt[]): void;
}

/**
 * A check before each question.
 * @throws LlmGaveUp `over_budget` once the day's spending has reached the limit
 */
export async function assertWithinBudget(
  limitUsd: number | undefined,
  record: SpendingRecord | undefined,
): Promise<void> {
  if (limitUsd === undefined || record === undefined) return;
  if ((await record.spentTodayUsd()) >= limitUsd)
    throw new LlmGaveUp(new LlmError('over_budget'), { attempts: [], latencyMs: 0 });
}
