import { expect, it } from '@jest/globals';
import { reasonsFor } from './reasons.js';
import { termOf } from './term.js';

type Text = Parameters<typeof reasonsFor>[0];

it('gives a reason for every match, be it that little is the same', () => {
  const noon = new Date('2026-03-02T12:00:00Z');
  const text = { terms: ['charged', 'order', 'again'].map(termOf), codes: new Map() } as unknown as Text;
  const other = { identical: false, terms: ['charged', 'subscription', 'yearly', 'refund'].map(termOf) };
  const reasons = reasonsFor(text, { ...other, closeness: null, createdAt: noon, sameId: null, sameEmail: null }, noon);
  expect(reasons).toEqual([{ code: 'similar_text', detail: expect.stringMatching(/^\d+ % of what the texts say/) }]);
});
