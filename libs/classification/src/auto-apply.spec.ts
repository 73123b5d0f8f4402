import { describe, expect, it } from '@jest/globals';
import { AutoApplyRule } from './auto-apply.js';
import { type Classification } from './classification.dto.js';

const answer = (changes: Partial<Classification> = {}): Classification => ({
  category: 'billing',
  categoryConfidence: 0.9,
  severity: 'low',
  severityConfidence: 0.5,
  secondaryCategories: [],
  reasoning: null,
  keywordsMatched: [],
  urgencyIndicators: [],
  evidence: [],
  needsReview: false,
  source: 'rules',
  ...changes,
});

describe('AutoApplyRule', () => {
  const rule = new AutoApplyRule();

  it('allows nothing until somebody says so', () => {
    expect(rule.decide(answer())).toEqual({ category: false, severity: false });
  });

  it.each<[string, Partial<Classification>, boolean]>([
    ['at the confidence', { categoryConfidence: 0.8 }, true],
    ['over it', {}, true],
    ['by the local model', { source: 'learned' }, true],
    ['under it', { categoryConfidence: 0.79 }, false],
    ['another class', { category: 'account' }, false],
    ['by a language model', { source: 'llm' }, false],
    ['where a person should look', { needsReview: true }, false],
  ])('goes by class, confidence and who answered: %s', (_, changes, category) => {
    rule.allow('category', 'local', new Map([['billing', 0.8]]));
    expect(rule.decide(answer(changes))).toEqual({ category, severity: false });
  });

  it('forgets what is not proven any more', () => {
    rule.allow('category', 'local', new Map());
    expect(rule.decide(answer()).category).toBe(false);
  });
});
