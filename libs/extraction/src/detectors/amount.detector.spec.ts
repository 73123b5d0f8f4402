import { describe, expect, it } from '@jest/globals';
import { amountDetector } from './amount.detector.js';

const found = (text: string): string[] => amountDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('amountDetector', () => {
  it.each([
    ['The order was for $149.99.', ['$149.99']],
    ['US$ 1,250 or CAD 20', ['US$ 1,250', 'CAD 20']],
    ['49,90 €, 600£ and 4816$', ['49,90 €', '600£', '4816$']],
    ['a $5600 transfer', ['$5600']],
    ['1.234,56 EUR', ['1.234,56 EUR']],
    ['$ 13.18 billion', ['$ 13.18 billion']],
    ['15 dollars 50 cents', ['15 dollars 50 cents']],
    ['three thousand dollars', ['three thousand dollars']],
    ['why is there a $1 charge', ['$1']],
    ['100,000 ₭ and 75 USD million', ['100,000 ₭', '75 USD million']],
    ['half a million, or five million usd', ['five million usd']],
    ['please refund the 85.31 that I paid', ['85.31']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['replace(/(a)/, "$1")'],
    ['Outer$1 and access$000'],
    ['a real pound of work, and try 4.2.3'],
    ['version 3.0.9\n$ vbnc'],
    ['50 % of 20 users'],
    ['transfer of 12.50 MB'],
    ['the release 85.31 is paid software'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
