import { isRight, type Judgement, share } from './judgement.js';

/** How well what belongs to no class is told from the rest. */
export interface AbstentionScore {
  /** Accuracy on the tickets that belong to a class. */
  readonly inScopeAccuracy: number;
  readonly recall: number;
  readonly precision: number;
}

/** Null where no ticket is out of scope, and none was called so. */
export function abstentionScore(judgements: readonly Judgement[], outOfScope: string): AbstentionScore | null {
  const called = judgements.filter(({ predicted }) => predicted === outOfScope);
  const outside = judgements.filter(({ gold }) => gold === outOfScope);
  if (called.length === 0 && outside.length === 0) return null;
  return {
    inScopeAccuracy: share(
      judgements.filter(({ gold }) => gold !== outOfScope),
      isRight,
    ),
    recall: share(outside, isRight),
    precision: share(called, isRight),
  };
}
