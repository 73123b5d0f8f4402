import type { Evidence, Source } from '@app/domain';

/** What a ticket is about and how bad it is. Confidences are in [0, 1]. */
export interface Classification {
  readonly category: string;
  readonly categoryConfidence: number;
  readonly severity: string;
  readonly severityConfidence: number;
  readonly secondaryCategories: readonly string[];
  readonly reasoning: string | null;
  /** As they stand in the ticket's text. */
  readonly keywordsMatched: readonly string[];
  /** As they stand in the ticket's text. */
  readonly urgencyIndicators: readonly string[];
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  readonly needsReview: boolean;
  readonly source: Source;
}
