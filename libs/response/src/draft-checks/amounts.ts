import { blankedAt } from './blanked.js';
import { type Found, foundBy, keysIn, type ValueKind } from './value-kind.js';

const NUMBER = "\\d(?:[\\d.,'’\\u00a0]{0,18}\\d)?";
const SCALE = '(?:\\s?(?:thousand|million|billion|mn|bn|k|m)\\b)?';
const SIGN = '[$€£¥₹₽₩₺₴฿]';
/** Percentages are amounts too: a discount is a promise of money. */
const UNIT =
  'usd|eur|gbp|chf|cad|aud|nzd|jpy|cny|inr|sek|nok|dkk|pln|brl|mxn|dollars?|bucks|euros?|pounds?|quid|cents?|pence|yen|rupees?|francs?|yuan|pesos?|percent|per cent';
const COUNT =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million';
const AMOUNT = new RegExp(
  [
    `(?:(?:us|ca|au|nz|hk)?${SIGN}|\\b(?:${UNIT})\\s)\\s?${NUMBER}${SCALE}`,
    `(?<![\\w.,-])${NUMBER}${SCALE}(?:\\s?(?:${SIGN}|%)|[\\s-]?(?:${UNIT})\\b)`,
    `\\b(?:${COUNT})(?:[\\s-](?:and\\s)?(?:${COUNT})){0,7}[\\s-](?:${UNIT})\\b`,
  ].join('|'),
  'gi',
);
const FIRST_NUMBER = new RegExp(NUMBER);
const ANY_NUMBER = new RegExp(`(?<![\\w.,-])${NUMBER}(?![\\w-])`, 'g');

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\$|usd|dollar|bucks/, '$'],
  [/€|eur/, '€'],
  [/£|gbp|pound|quid/, '£'],
  [/%|percent|per cent/, '%'],
];

export const amounts: ValueKind = {
  code: 'ungrounded_amount',
  name: 'an amount or a percentage',
  find,
  grounds: (text) => {
    const found = find(text);
    const known = keysIn(found);
    // A customer who writes "29.99" without a currency has named the amount, too.
    const bare = keysIn(foundBy(ANY_NUMBER, blankedAt(text, found), valueOf));
    return (key) => known.has(key) || bare.has(key.slice(key.indexOf(' ') + 1));
  },
};

/** The key is currency, a space and the number, such as `$ 29.99`. */
function find(text: string): Found[] {
  return foundBy(AMOUNT, text, (match) => {
    const amount = match.toLowerCase();
    const currency =
      CURRENCIES.find(([pattern]) => pattern.test(amount))?.[1] ?? /[^\d\s.,'’]+/.exec(amount)?.[0] ?? '';
    const digits = FIRST_NUMBER.exec(amount)?.[0];
    const key = `${currency} ${digits === undefined ? amount.replace(/[\s-]+/g, ' ') : valueOf(digits) + scaleIn(amount)}`;
    // "100 %" is how people say "wholly".
    return key === '% 100' ? undefined : key;
  });
}

function scaleIn(amount: string): string {
  return /\d\s?(thousand|million|billion|mn|bn|k|m)\b/.exec(amount)?.[1]?.charAt(0) ?? '';
}

/** `1,234.50` and `1.234,5` are one number; a single sign before at most two digits is a decimal sign. */
function valueOf(number: string): string {
  const plain = number.replace(/['’\u00a0]/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(plain);
  const whole = plain.slice(0, decimals?.index).replace(/[.,]/g, '');
  const value = Number(`${whole}.${decimals?.[1] ?? '0'}`);
  return String(value);
}
