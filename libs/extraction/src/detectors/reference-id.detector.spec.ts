import { describe, expect, it } from '@jest/globals';
import { referenceIdDetector } from './reference-id.detector.js';

/** Candidates may say the same twice. */
const found = (text: string): string[] => [
  ...new Set(referenceIdDetector.find(text).map(({ start, end }) => text.slice(start, end))),
];

describe('referenceIdDetector', () => {
  it.each([
    ['case #48213, ticket 90411', ['48213', '90411']],
    ['INV-2024-0017 is wrong', ['INV-2024-0017']],
    ['policy number is abc 1234567', ['abc 1234567']],
    ['the claim number is asd 213', ['asd 213']],
    ['my number is xyz 4477', ['xyz 4477']],
    ['last 4 digits of my account: 6789', ['6789']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['in case 12 of us'],
    ['the transaction in Dec 2017'],
    ['the claim for 963 was'],
    ['booking 2024'],
    ['ticket and 200'],
    ['Case66194View'],
    ['case_154'],
    ['reference 0x417c87e0'],
    ['the number plus 256'],
    ['number is 07098 785467'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
