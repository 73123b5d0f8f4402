import { ApiSchema } from '@nestjs/swagger';
@ApiSchema({ description: 'What one step of the workflow did.' })
export class WorkflowStep {
  /**
   * Which step.
   * @example "classification"
   */
  readonly stepName!:
    | 'validation'
    | 'duplicate_detection'
    | 'classification'
    | 'extraction'
    | 'response_generation'
    | 'routing'
    | 'persistence';
  /**
   * How it ended.
   * @example "completed"
   */
  readonly status!: 'completed' | 'failed' | 'skipped';
  /**
   * Null for a skipped step.
   * @example "2026-03-02T10:00:00.002Z"
   */
  readonly startedAt!: Date | null;
  /**
   * Null for a skipped step, and in a stored run for the persistence step itself.
   * @example "2026-03-02T10:00:00.003Z"
   */
  readonly completedAt!: Date | null;
  /**
   * Whole milliseconds.
   * @example 1
   */
  readonly durationMs!: number | null;
  /**
   * Why the step failed, safe to show.
   * @example "The database is not available right now."
   */
  readonly error!: string | null;
  /**
   * The rules answered where a language model was meant to.
   * @example false
   */
  readonly fallbackUsed!: boolean;
  /**
   * Why no model's answer was used, such as `rate_limited`, `circuit_open`, `over_budget` or `aborted`.
   * @example "rate_limited"
   */
  readonly fallbackReason!: string | null;
  /**
   * Which language model answered.
   * @example "openai/gpt-4o-mini"
   */
  readonly model!: string | null;
  /**
   * Which version of the prompt was asked.
   * @example "1"
   */
  readonly promptVersion!: string | null;
  /**
   * How often models were asked, failed tries included; null where none was. Where one call answered for several steps,
   * its tries, tokens and cost stand with the first of them.
   * @example 1
   */
  readonly attempts!: number | null;
  /**
   * Tokens the language models used, failed tries included.
   * @example 812
   */
  readonly tokensUsed!: number | null;
  /**
   * US dollars, from the provider or the price list; null where neither knows.
   * @example 0.0013
   */
  readonly costUsd!: number | null;
  /**
   * Whole milliseconds that asking models took.
   * @example 640
   */
  readonly latencyMs!: number | null;
  /**
   * What a human should know before trusting the step, such as a ticket that speaks to a model.
   * @example "The ticket speaks to a model instead of to the desk."
   */
  readonly warning!: string | null;
  /**
   * The ticket whose answer stands here, because the same customer had sent the very same text; null where the step did its
   * own work.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly reusedFrom!: string | null;
}

export type StepName = WorkflowStep['stepName'];

/** The order in which steps are reported. */
export const STEP_NAMES: readonly StepName[] = [
  'validation',
  'duplicate_detection',
  'classification',
  'extraction',
  'response_generation',
  'routing',
  'persistence',
];
