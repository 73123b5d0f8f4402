import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskedCard, maskedIban, maskPaymentNumbers, paymentNumbersIn } from './payment-numbers.js';

const CARDS = ['4111 1111 1111 1111', '5555555555554444', '3782-822463-10005', '6011 1111 1111 1117'];
const IBANS = ['GB82 WEST 1234 5698 7654 32', 'DE89370400440532013000', 'nl91 abna 0417 1643 00'];

describe('maskPaymentNumbers', () => {
  it('leaves of a card its last four digits and of an IBAN its first and last four characters', () => {
    expect(maskPaymentNumbers('Card 4111111111111111, IBAN de89 3704 0044 0532 0130 00.')).toBe(
      'Card **** **** **** 1111, IBAN DE89 **** **** 3000.',
    );
  });

  it('leaves other numbers alone', () => {
    const text = 'Order 4111111111111112, call 555-987-6543, GB82WEST12345698765433';
    expect(maskPaymentNumbers(text)).toBe(text);
  });

  it('leaves no number behind that could be found again, whatever stands around it', () => {
    const part = fc.constantFrom(...CARDS, ...IBANS, ' ', '\n', ', ', 'x', '1', '-', '12/29', 'card');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(paymentNumbersIn(maskPaymentNumbers(parts.join(''))).filter(({ isSound }) => isSound)).toEqual([]);
      }),
    );
  });
});

describe('maskedCard and maskedIban', () => {
  it('show at most four characters at either end, and nothing of what is too short to be one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9 ]{0,40}$/), (written) => {
        for (const [masked, ends] of [
          [maskedCard(written), 4],
          [maskedIban(written), 8],
        ] as const) {
          const shown = masked.replaceAll(/[* ]/g, '');
          expect(shown.length).toBeLessThanOrEqual(ends);
          if (written.replaceAll(' ', '').length < 12) expect(shown).toBe('');
        }
      }),
    );
  });
});

describe('paymentNumbersIn', () => {
  it('keeps offsets', () => {
    const text = 'IBAN GB82 WEST 1234 5698 7654 32, card 4111-1111-1111-1111';
    expect(paymentNumbersIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['iban', 'GB82 WEST 1234 5698 7654 32'],
      ['card', '4111-1111-1111-1111'],
    ]);
  });

  it.each(['GB82 WEST ', 'DE89 3704 0044 0532 0130 00 ', '4111 1111 1111 1112 ', '4', '4 ', 'AD12'])(
    'reads 56,000 characters of %j without going over them twice',
    (unit) => {
      const text = unit.repeat(Math.ceil(56_000 / unit.length)).slice(0, 56_000);
      const milliseconds = (): number => {
        const start = process.cpuUsage();
        paymentNumbersIn(text);
        return process.cpuUsage(start).user / 1000;
      };
      expect(Math.min(...Array.from({ length: 5 }, milliseconds))).toBeLessThan(200);
    },
  );
});
