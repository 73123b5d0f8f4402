import { describe, expect, it } from '@jest/globals';
import { errorNameDetector } from './error-name.detector.js';

const found = (text: string): string[] => errorNameDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('errorNameDetector', () => {
  it.each([
    ['it ends with a segmentation fault', ['segmentation fault']],
    ['Internal Server Error!', ['Internal Server Error']],
    ['out of memory, then a stack overflow', ['out of memory', 'stack overflow']],
    ['an internal data flow error', ['internal data flow error']],
    ['I get this error: "Upload failed: try again"', ['Upload failed']],
    ['[$injector:nomod]', ['[$injector:nomod]']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['an error, any error'],
    ['asked on Stack Overflow'],
    ['it is my fault'],
    ['the timeout setting'],
    ['we have no memory of it'],
    ['he said "Good morning"'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
