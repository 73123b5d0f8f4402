import { NOTHING_APPLIED } from './auto-apply.js';
import { type Classification } from './classification.dto.js';

/** What stands where nobody classified the ticket: the desk's default category and severity, sure of nothing. */
export function fallbackClassification(category: string, severity: string, reasoning: string): Classification {
  return {
    category,
    categoryConfidence: 0,
    severity,
    severityConfidence: 0,
    secondaryCategories: [],
    reasoning,
    keywordsMatched: [],
    urgencyIndicators: [],
    evidence: [],
    needsReview: true,
    autoApply: NOTHING_APPLIED,
    source: 'rules',
  };
}
