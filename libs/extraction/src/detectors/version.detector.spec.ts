import { describe, expect, it } from '@jest/globals';
import { versionDetector } from './version.detector.js';

/** Candidates may say the same twice. */
const found = (text: string): string[] => [
  ...new Set(versionDetector.find(text).map(({ start, end }) => text.slice(start, end))),
];

describe('versionDetector', () => {
  it.each([
    ['version 4.2, please', ['4.2']],
    ['we run v2.0.1-beta.3 here', ['v2.0.1-beta.3']],
    ['on Windows 11 and iOS 17', ['11', '17']],
    ['Chrome 37+', ['37+']],
    ['iOS 5 or 6', ['5', '6']],
    ['Visual Studio 2010 and not 2008', ['2010', '2008']],
    ['since 7.4.1', ['7.4.1']],
    ['PostgreSQL (9.5)', ['9.5']],
    ['2.5 or later', ['2.5']],
    ['MySQL 5.x', ['5.x']],
    ['Windows XP', ['XP']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['Windows 3 times a day'],
    ['Figure 2.1 shows'],
    ['about 2.5 hours'],
    ['I paid 12.50'],
    ['room 101'],
    ['step 3'],
    ['Java 2 days ago'],
    ['it costs $4.2.1'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
