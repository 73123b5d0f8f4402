import { describe, expect, it } from '@jest/globals';
import { ibanDetector } from './iban.detector.js';

const found = (text: string): string[] => ibanDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('ibanDetector', () => {
  it.each([
    ['IBAN GB82 WEST 1234 5698 7654 32 please', ['GB82 WEST 1234 5698 7654 32']],
    ['gb82west12345698765432', ['gb82west12345698765432']],
    ['DE89370400440532013000, NL91ABNA0417164300', ['DE89370400440532013000', 'NL91ABNA0417164300']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['GB82WEST12345698765433'],
    ['XX82WEST12345698765432'],
    ['GB82 WEST 1234'],
    ['see DE89370400440532013000x'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('says what is wrong with a number that is called an IBAN', () => {
    expect(ibanDetector.find('IBAN: GB82 WEST 1234 5698 7654 33')).toEqual([
      expect.objectContaining({ problem: 'its check digits are wrong' }),
    ]);
  });
});
