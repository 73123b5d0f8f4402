import { describe, expect, it } from '@jest/globals';
import { urlDetector } from './url.detector.js';

const found = (text: string): string[] => urlDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('urlDetector', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
    ['(https://example.com/wiki/Key_(lock))', ['https://example.com/wiki/Key_(lock)']],
    ['**www.example.org**, ftp://files.example.org!', ['www.example.org', 'ftp://files.example.org']],
    ['http://localhost:8080/#/1', ['http://localhost:8080/#/1']],
    ['http://intranet/wiki and http://printer:631', ['http://intranet/wiki', 'http://printer:631']],
    ['buy at example.com/pricing', ['example.com/pricing']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['jane@example.com'],
    ['[image]http://no-end-of-words-in-here.'],
    ['jane.de@example.co'],
    ['we use asp.net and node.js'],
    ['com.example.app.Main'],
    ['It ended.Then it began.'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
