import { describe, expect, it } from '@jest/globals';
import { emailDetector } from './email.detector.js';

const found = (text: string): string[] => emailDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('emailDetector', () => {
  it.each([
    ['Write to jane.doe+shop@mail.example.com.', ['jane.doe+shop@mail.example.com']],
    ['<j_9@[129.126.118.1]>', ['j_9@[129.126.118.1]']],
    ['mailto:a@b.co,c@d.co', ['a@b.co', 'c@d.co']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['a..b@example.com'],
    ['.ab@example.com'],
    ['bob@abc.c'],
    ['carol@new_type.com'],
    ['git@github.com:owner/name'],
    ['icon@2x.png'],
    ['package@1.2.3'],
    [`${'a'.repeat(65)}@example.com`],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
