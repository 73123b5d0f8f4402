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
   * Which language model answered.
   * @example "openai/gpt-4o-mini"
   */
  readonly model!: string | null;
  /**
   * Tokens the language model used.
   * @example 812
   */
  readonly tokensUsed!: number | null;
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
