import { describe, expect, it } from '@jest/globals';
import { creditCardDetector } from './credit-card.detector.js';

const found = (text: string): string[] => creditCardDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('creditCardDetector', () => {
  it.each([
    ['card 4111 1111 1111 1111.', ['4111 1111 1111 1111']],
    ['4111-1111-1111-1111 exp 12/29', ['4111-1111-1111-1111']],
    ['378282246310005, 3782 822463 10005', ['378282246310005', '3782 822463 10005']],
    ['5555555555554444 and 6011111111111117', ['5555555555554444', '6011111111111117']],
    ['I have 1 4111 1111 1111 1111', ['4111 1111 1111 1111']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['order 4111 1111 1111 1112'],
    ['1400000000003'],
    ['1234567890123452'],
    ['0000 0000 0000 0000'],
    ['build 4111111111111111.2'],
    ['id-4111111111111111'],
    ['$4111111111111111'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('says of a number that is called a card and cannot be one what is wrong with it', () => {
    expect(creditCardDetector.find('my card 4111 1111 1111 1112')).toEqual([
      expect.objectContaining({ problem: 'its check digits are wrong' }),
    ]);
  });

  it('takes one card in two spellings for one, and two cards with the same end for two', () => {
    const keys = ['4111 1111 1111 1111', '4111111111111111', '5105 1051 0510 5100'].map((card) =>
      creditCardDetector.keyOf?.(card),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});
