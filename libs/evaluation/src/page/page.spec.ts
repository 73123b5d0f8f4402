import { describe, expect, it } from '@jest/globals';
import {
  classificationPage,
  extractionPage,
  type LabelReport,
  scoreClassification,
  scoreExtraction,
} from '../index.js';

const EVIL = `<script>alert("1")</script>'&`;

const judgements = Array.from({ length: 40 }, (_, i) => ({
  id: String(i),
  gold: i % 3 === 0 ? EVIL : `class ${i % 2}`,
  accepted: [],
  predicted: `class ${i % 4}`,
  confidence: i / 40,
}));

const report = (overall = scoreClassification(judgements)): LabelReport => ({
  title: EVIL,
  notes: [EVIL],
  overall,
  groupedBy: EVIL,
  groups: [
    { name: EVIL, score: overall },
    { name: 'b', score: overall },
  ],
  mistakes: [{ id: EVIL, gold: EVIL, predicted: EVIL, confidence: 0.9, excerpt: EVIL }],
});

describe('classificationPage', () => {
  it('shows what stands in tickets as text, never as markup', () => {
    const page = classificationPage(report());
    expect(page).not.toContain('<script');
    expect(page.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/alert\("|&/);
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;');
  });

  it('needs nothing but itself, and closes what it opens', () => {
    const page = classificationPage(report());
    expect(page).not.toMatch(/https?:|src=|@import|url\(/);
    expect(unclosed(page)).toEqual([]);
  });

  it('draws the matrix and the reliability, a point for each bin', () => {
    const score = scoreClassification(judgements);
    const page = classificationPage(report(score));
    expect(page.match(/<svg/g)).toHaveLength(2);
    expect(page.match(/<circle/g)).toHaveLength(score.reliability.length);
    expect(page).toContain('class 1, answered as class 3: 6 of 13');
  });

  it('lists the mix-ups of a taxonomy that is too large for a picture', () => {
    const many = judgements.map((each, i) => ({ ...each, gold: `class ${i}` }));
    const page = classificationPage(report(scoreClassification(many)));
    expect(page.match(/<svg/g)).toHaveLength(1);
    expect(page).toContain('The most frequent mix-ups.');
  });
});

describe('extractionPage', () => {
  it('shows a dash where only recall can be told', () => {
    const marked = { type: 'date', value: 'today', start: 0, end: 5 };
    const overall = scoreExtraction([{ gold: [marked], found: [marked], exhaustive: [] }]);
    const page = extractionPage({ title: 'Facts', notes: [], overall, groupedBy: 'source', groups: [] });
    expect(page).toMatch(/>date<.*>1<.*>1<.*>0<.*>–<.*>–<.*>1\.000<.*>–</);
    expect(unclosed(page)).toEqual([]);
  });
});

/** Elements that are not closed, or closed by another. */
function unclosed(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = '', end] of page.matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/g))
    if (slash === '/') {
      if (open.pop() !== name) wrong.push(name);
    } else if (end === '' && name !== 'meta') open.push(name);
  return [...wrong, ...open];
}
