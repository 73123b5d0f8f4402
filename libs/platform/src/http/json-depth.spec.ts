import { describe, expect, it } from '@jest/globals';
import { isNestedDeeperThan } from './json-depth.js';

describe('isNestedDeeperThan', () => {
  it.each([
    ['[[1]]', 2, false],
    ['[[1]]', 1, true],
    ['{"a":{"b":[]}}', 2, true],
    ['[[],[],[]]', 2, false],
    ['"[[[["', 0, false],
    ['["\\"[[["]', 1, false],
    ['["\\\\",[[1]]]', 2, true],
    [']]]][[', 0, false],
  ])('judges %s against %d', (json, limit, deeper) => {
    expect(isNestedDeeperThan(limit, Buffer.from(json))).toBe(deeper);
  });
});
