import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Evidence, type Source } from '@app/domain';
import { AutoApply } from './auto-apply.dto.js';

@ApiSchema({ description: 'What a ticket is about and how bad it is.' })
export class Classification {
  /**
   * An id of config/categories.yaml.
   * @example "technical"
   */
  readonly category!: string;
  /**
   * In [0, 1].
   * @example 0.86
   */
  readonly categoryConfidence!: number;
  /**
   * An id of config/severities.yaml.
   * @example "high"
   */
  readonly severity!: string;
  /**
   * In [0, 1].
   * @example 0.8
   */
  readonly severityConfidence!: number;
  /**
   * Other categories the ticket speaks of, strongest first.
   * @example ["bug_report"]
   */
  readonly secondaryCategories!: string[];
  /**
   * Why, in a sentence or two.
   * @example "The subject says \"crashes\" and the body names an error code, which point to a technical problem."
   */
  readonly reasoning!: string | null;
  /**
   * What spoke for the category, as it stands in the ticket.
   * @example ["crashes", "error code"]
   */
  readonly keywordsMatched!: string[];
  /**
   * What spoke for the urgency, as it stands in the ticket.
   * @example ["urgent"]
   */
  readonly urgencyIndicators!: string[];
  /** Where in the ticket the category and the severity stand proven, strongest first. */
  readonly evidence!: Evidence[];
  /**
   * The confidence is under AI_CONFIDENCE_THRESHOLD, or the two best are too close to call.
   * @example false
   */
  readonly needsReview!: boolean;
  /** What may be applied without a person looking at it, proven by the desk's own feedback. */
  @ApiProperty({ required: true, type: AutoApply })
  readonly autoApply?: AutoApply;
  /**
   * Who answered.
   * @example "rules"
   */
  readonly source!: Source;
}
