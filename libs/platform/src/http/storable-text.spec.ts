import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeStorable, storableText } from './storable-text.js';

describe('storableText', () => {
  it.each([
    ['a\0b', 'a\u{FFFD}b'],
    ['\uD83D', '\u{FFFD}'],
    ['\uDE00\uD83D\uDE00', '\u{FFFD}\u{1F600}'],
    ['plain \u{1F600}', 'plain \u{1F600}'],
  ])('makes %j into %j', (text, storable) => {
    expect(storableText(text)).toBe(storable);
  });

  it('keeps every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('\0', '\uD800', '\uDFFF'), (text, bad) => {
        const storable = storableText(`${text}${bad}${text}`);
        return storable.length === text.length * 2 + 1 && storable.isWellFormed() && !storable.includes('\0');
      }),
    );
  });
});

describe('makeStorable', () => {
  it('reaches keys and values at any depth, without recursion', () => {
    let deep: unknown = { 'k\0': ['v\0'] };
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    let inner = makeStorable(deep);
    for (let i = 0; i < 100_000; i += 1) [inner] = inner as unknown[];
    expect(inner).toEqual({ 'k\u{FFFD}': ['v\u{FFFD}'] });
  });

  it('leaves a __proto__ of the caller a plain key', () => {
    const json: unknown = JSON.parse('{"__proto__":"a\\u0000","b":1}');
    expect(JSON.stringify(makeStorable(json))).toBe('{"__proto__":"a\u{FFFD}","b":1}');
  });
});
