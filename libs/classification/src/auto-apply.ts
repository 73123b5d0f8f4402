import { type AutoApply } from './auto-apply.dto.js';
import { type Classification } from './classification.dto.js';

type Judged = keyof AutoApply;

/** A language model and this service itself are differently sure. */
type AnsweredBy = 'llm' | 'local';

export const NOTHING_APPLIED: AutoApply = { category: false, severity: false };

/** From which confidence on answers may be applied unseen, by class; nothing may until somebody says so. */
export class AutoApplyRule {
  private readonly from = new Map<string, ReadonlyMap<string, number>>();

  allow(field: Judged, by: AnsweredBy, fromConfidence: ReadonlyMap<string, number>): void {
    this.from.set(`${field} ${by}`, fromConfidence);
  }

  /** Never where a person should look. */
  decide(answer: Classification): AutoApply {
    if (answer.needsReview) return NOTHING_APPLIED;
    const by = answer.source === 'llm' ? 'llm' : 'local';
    const isSure = (field: Judged, confidence: number): boolean =>
      confidence >= (this.from.get(`${field} ${by}`)?.get(answer[field]) ?? Infinity);
    return {
      category: isSure('category', answer.categoryConfidence),
      severity: isSure('severity', answer.severityConfidence),
    };
  }
}
