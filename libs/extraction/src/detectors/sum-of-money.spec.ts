import { describe, expect, it } from '@jest/globals';
import { sumOfMoney } from './sum-of-money.js';

describe('sumOfMoney', () => {
  it.each([
    ['$149.99', '149.99 USD'],
    ['49,90 €', '49.90 EUR'],
    ['1.234,56 EUR', '1234.56 EUR'],
    ["CHF 1'234.50", '1234.50 CHF'],
    ['1,23,456 rupees', '123456 INR'],
    ['$ 16.4 million', '16400000 USD'],
    ['$5k', '5000 USD'],
    ['CA$20', '20 CAD'],
    ['20 canadian dollars', '20 CAD'],
    ['usd115.5', '115.50 USD'],
    ['3 dollars and 50 cents', '3.50 USD'],
    ['210 pence', '2.10 GBP'],
    ['30 MUSD', '30000000 USD'],
    ['$20,000', '20000 USD'],
  ])('reads %j as %s', (written, sum) => {
    expect(sumOfMoney(written)).toBe(sum);
  });

  it.each(['50 cents', '12 pesos', 'five million yen', '85.31'])('leaves %j open', (written) => {
    expect(sumOfMoney(written)).toBeNull();
  });
});
