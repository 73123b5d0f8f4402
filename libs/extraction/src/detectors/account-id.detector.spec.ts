import { describe, expect, it } from '@jest/globals';
import { accountIdDetector } from './account-id.detector.js';

const found = (text: string): string[] => accountIdDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('accountIdDetector', () => {
  it.each([
    ['ACC-20931 and CUST_77', ['ACC-20931', 'CUST_77']],
    ['account number: 4420917', ['4420917']],
    ['my account no is 4586', ['4586']],
    ['customer id C-10442', ['C-10442']],
    ['user id 88123', ['88123']],
    ['close the account 3254', ['3254']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['my account since 2024'],
    ['the account 2023 report'],
    ['account manager'],
    ['User = HOST-727A0A4E7C'],
    ['user 3254'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
