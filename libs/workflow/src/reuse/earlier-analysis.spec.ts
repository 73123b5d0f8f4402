import { describe, expect, it } from '@jest/globals';
import { aNewTicket } from '@app/testing';
import { DEFAULT_TRIAGE_OPTIONS } from '../triage-options.js';
import { earlierAnalysis } from './earlier-analysis.js';

type Stored = Parameters<typeof earlierAnalysis>[0];
type Options = Partial<Parameters<typeof earlierAnalysis>[1]>;

const factOf = (normalized: unknown): object => ({ fields: [{ name: 'date', normalized }] });
const stored = (changes: Partial<Stored> = {}): Stored => ({
  ...aNewTicket({ classification: {}, extractedFields: { fields: [] }, responseDraft: { tone: 'friendly' } }),
  status: 'pending',
  ...changes,
});
const at = (time: string): Date => new Date(`2026-03-${time}:00:00.000Z`);
const fits = (ticket: Stored, options: Options = {}, receivedAt = at('02T13')): boolean =>
  earlierAnalysis(ticket, { ...DEFAULT_TRIAGE_OPTIONS, ...options }, receivedAt) !== undefined;

describe('earlierAnalysis', () => {
  it('is what was found then', () => {
    const ticket = stored();
    const { id, classification, extractedFields, responseDraft } = ticket;
    expect(earlierAnalysis(ticket, DEFAULT_TRIAGE_OPTIONS, at('02T13'))).toEqual({
      ticketId: id,
      classification,
      extraction: extractedFields,
      response: responseDraft,
    });
  });

  it.each(['queued', 'degraded', 'failed'] as const)(
    'is none where the ticket is %s: it deserves a second try',
    (status) => {
      expect(fits(stored({ triageStatus: status }))).toBe(false);
    },
  );

  it('is only one that was asked for the same', () => {
    expect(fits(stored({ classification: null }))).toBe(false);
    expect(fits(stored({ classification: null }), { skipClassification: true })).toBe(true);
    expect(fits(stored(), { skipClassification: true })).toBe(false);
    expect(fits(stored({ responseDraft: null }))).toBe(false);
    expect(fits(stored({ responseDraft: null }), { skipResponseGeneration: true })).toBe(true);
    expect(fits(stored(), { responseTone: 'formal' })).toBe(false);
  });

  it.each([
    ['a day', '2026-03-01', false],
    ['several, one of them a day', [null, '2026-03-01'], false],
    ['a sum', '49.00 USD', true],
    ['nothing in standard form', null, true],
  ])('does not reach into the next day with %s among the facts', (_, normalized, reaches) => {
    const ticket = stored({ extractedFields: factOf(normalized) });
    expect(fits(ticket)).toBe(true);
    expect(fits(ticket, {}, at('03T00'))).toBe(reaches);
  });
});
