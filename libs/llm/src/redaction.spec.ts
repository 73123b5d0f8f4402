import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPersonalData } from './personal-data.js';
import { Redaction } from './redaction.js';

describe('findPersonalData', () => {
  it.each<[string, string, string]>([
    ['EMAIL', 'write to anna.k+shop@mail.example.co.uk, please', 'anna.k+shop@mail.example.co.uk'],
    ['EMAIL', 'jörg@müller.de', 'jörg@müller.de'],
    ['CARD', 'my card 4111 1111 1111 1111 was charged', '4111 1111 1111 1111'],
    ['CARD', 'card 5500-0000-0000-0004', '5500-0000-0000-0004'],
    ['CARD', 'amex 378282246310005.', '378282246310005'],
    ['IBAN', 'refund to DE89 3704 0044 0532 0130 00 today', 'DE89 3704 0044 0532 0130 00'],
    ['IBAN', 'IBAN GB82WEST12345698765432', 'GB82WEST12345698765432'],
    ['PHONE', 'call +49 30 901820 now', '+49 30 901820'],
    ['PHONE', 'call (415) 555-2671', '(415) 555-2671'],
    ['PHONE', 'tel. 415-555-2671 x23', '415-555-2671 x23'],
    ['PHONE', '+14155552671', '+14155552671'],
    ['PHONE', 'mobile 07911123456', '07911123456'],
    ['PHONE', 'dial 0044 20 7946 0958', '0044 20 7946 0958'],
  ])('finds %s in "%s"', (kind, text, value) => {
    expect(findPersonalData(text).map((hit) => [hit.kind, text.slice(hit.start, hit.end)])).toEqual([[kind, value]]);
  });

  it.each([
    ['order ORD-123456 of 2026-03-02 10:15:30'],
    ['server 192.168.10.12 version 10.4.22'],
    ['error 0x80070057 at 12:30'],
    ['I paid 149.99 on 02/03/2026'],
    ['ticket 12345678'],
  ])('takes neither card, account nor phone from "%s"', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it.each([
    ['CARD', 'my card 4111 1111 1111 1112'],
    ['IBAN', 'my account DE89 3704 0044 0532 0130 01'],
  ])('asks for the check digits of %s', (kind, text) => {
    expect(findPersonalData(text).map((hit) => hit.kind)).not.toContain(kind);
  });

  it.each([['2 4111 1111 1111 1111 12/27'], ['4111 1111 1111 1111 5500 0000 0000 0004']])(
    'finds the cards in "%s"',
    (text) => {
      const found = findPersonalData(text).filter(({ kind }) => kind === 'CARD');
      expect(text.slice(found[0]?.start, found[0]?.end)).toBe('4111 1111 1111 1111');
    },
  );

  it('finds the names it is given, whole words in any case', () => {
    const text = 'ANNA KOWALSKA here; Annabel is my sister. Anna';
    const found = findPersonalData(text, ['Anna Kowalska']).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['ANNA KOWALSKA', 'Anna']);
  });

  it('takes linear time', () => {
    const startedAt = performance.now();
    for (const part of ['1 ', '12-', 'a@', 'a.b@c.', 'DE89 ', '(123) ', '+1 ', '0'])
      findPersonalData(part.repeat(Math.ceil(50_000 / part.length)), ['Anna']);
    // On a busy machine; a quadratic scan takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe('Redaction', () => {
  it('gives the same value the same placeholder, and counts without naming', () => {
    const redaction = new Redaction(['Anna']);
    expect(redaction.hide('Anna: a@b.example or c@d.example? a@b.example!')).toBe(
      '[NAME_1]: [EMAIL_1] or [EMAIL_2]? [EMAIL_1]!',
    );
    expect(redaction.counts).toEqual({ NAME: 1, EMAIL: 2 });
  });

  it('does not use a placeholder that stands in the ticket already', () => {
    const redaction = new Redaction();
    const hidden = redaction.hide('[EMAIL_1] is what you wrote; mine is a@b.example');
    expect(hidden).toBe('[EMAIL_1] is what you wrote; mine is [EMAIL_2]');
    expect(redaction.restore(hidden)).toBe('[EMAIL_1] is what you wrote; mine is a@b.example');
  });

  it('puts values back in every string of a JSON value', () => {
    const redaction = new Redaction(['"Q"uote']);
    redaction.hide('"Q"uote and a@b.example');
    expect(redaction.restoreJson({ to: ['[EMAIL_1]', 1, null], deep: { who: 'Dear [NAME_1]' } })).toEqual({
      to: ['a@b.example', 1, null],
      deep: { who: 'Dear "Q"uote' },
    });
  });

  const value = fc.constantFrom(
    'a@b.example',
    '+49 30 901820',
    '4111 1111 1111 1111',
    'Anna',
    'GB82WEST12345698765432',
  );
  const ticket = fc.array(fc.oneof(value, fc.constantFrom('order', '[', 'EMAIL_1]', '[x', 'hello,', '\n')), {
    maxLength: 20,
  });

  it('restores every ticket to what it was, in one piece or in many', () => {
    fc.assert(
      fc.property(
        ticket.map((parts) => parts.join(' ')),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          const redaction = new Redaction(['Anna']);
          const hidden = redaction.hide(text);
          expect(hidden).not.toMatch(/Anna|@b|4111|GB82|901820/);
          expect(redaction.restore(hidden)).toBe(text);
          const restorer = redaction.restorer();
          let streamed = '';
          for (let i = 0; i < hidden.length; i += size) streamed += restorer.piece(hidden.slice(i, i + size));
          expect(streamed + restorer.rest()).toBe(text);
        },
      ),
    );
  });
});
