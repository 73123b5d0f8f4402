import { describe, expect, it } from '@jest/globals';
import { guidDetector } from './guid.detector.js';

const found = (text: string): string[] => guidDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('guidDetector', () => {
  it.each([
    ['session 3f2504e0-4f89-41d3-9a0c-0305e82c3301.', ['3f2504e0-4f89-41d3-9a0c-0305e82c3301']],
    ['{3F2504E0-4F89-41D3-9A0C-0305E82C3301}', ['3F2504E0-4F89-41D3-9A0C-0305E82C3301']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['3f2504e0-4f89-41d3-9a0c'],
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301-7'],
    ['g f2504e0-4f89-41d3-9a0c-0305e82c330'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
