import { ApiSchema } from '@nestjs/swagger';
import { Classification } from '@app/classification';
import { DuplicateMatch } from '@app/duplicate';
import { Extraction } from '@app/extraction';
import { ResponseDraft } from '@app/response';
import { RoutingDecision } from '@app/routing';
import { WorkflowStep } from './workflow-step.dto.js';

@ApiSchema({ description: 'Everything the workflow found out about one ticket.' })
export class WorkflowResult {
  /**
   * The ticket's id, a UUID version 7.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly ticketId!: string;
  /**
   * `degraded`: a fallback answered where a language model was meant to; `failed`: some step gave nothing.
   * @example "completed"
   */
  readonly status!: 'completed' | 'degraded' | 'failed';
  /**
   * ISO 639-1 code of what the customer wrote in; null where the words do not tell.
   * @example "en"
   */
  readonly language!: string | null;
  /** What it is about and how bad it is. */
  readonly classification!: Classification;
  /** The facts in its text. */
  readonly extractedFields!: Extraction;
  /** Null where skipped or failed. */
  readonly responseDraft!: ResponseDraft | null;
  /** Null where skipped or failed. */
  readonly routing!: RoutingDecision | null;
  /**
   * The best older match at or over the threshold.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly duplicateOf!: string | null;
  /**
   * How alike the two are, in [0, 1].
   * @example 0.93
   */
  readonly similarityScore!: number | null;
  /** Older tickets that say the same or nearly so, best first, at most five. */
  readonly relatedTickets!: DuplicateMatch[];
  /**
   * The ticket that was analysed instead of this one, because the same customer had sent the very same text; null where this
   * one was.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly reusedFrom!: string | null;
  /**
   * The incident that it belongs to, as far as is known at this moment: later tickets may open one that takes it in.
   * @example "0197f2b0-6a2e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly incidentId!: string | null;
  /** What each step did, in the order of the contract. */
  readonly workflowSteps!: WorkflowStep[];
  /**
   * Whole milliseconds, storing included.
   * @example 4
   */
  readonly totalDurationMs!: number;
  /**
   * When the ticket came in.
   * @example "2026-03-02T10:00:00.000Z"
   */
  readonly createdAt!: Date;
}

@ApiSchema({ description: 'One run of the workflow over a ticket, as stored.' })
export class WorkflowRun {
  /**
   * The run's id, a UUID version 7.
   * @example "0197f2b0-5c1e-7c3a-9d57-4a7b1c2d3e4f"
   */
  readonly runId!: string;
  /**
   * How the whole run ended.
   * @example "completed"
   */
  readonly status!: WorkflowResult['status'];
  /**
   * When the ticket came in.
   * @example "2026-03-02T10:00:00.000Z"
   */
  readonly startedAt!: Date;
  /**
   * Taken just before the run was stored.
   * @example "2026-03-02T10:00:00.004Z"
   */
  readonly completedAt!: Date;
  /**
   * Whole milliseconds, storing not included.
   * @example 3
   */
  readonly totalDurationMs!: number;
  /**
   * The order of the steps; `single`: one call to a model answered for several. Null in runs of earlier versions.
   * @example "parallel"
   */
  readonly strategy!: 'parallel' | 'sequence' | 'single' | null;
  /**
   * Of all steps together; null where no model was asked.
   * @example 812
   */
  readonly tokensUsed!: number | null;
  /**
   * US dollars, all steps together; null where no price is known.
   * @example 0.0013
   */
  readonly costUsd!: number | null;
  /** What each step did. */
  readonly steps!: WorkflowStep[];
}
