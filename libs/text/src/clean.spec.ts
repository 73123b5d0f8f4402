import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clean } from './clean.js';
import { CleanText } from './clean-text.js';

/** Unicode with all that cleaning touches, far more often than chance would have it. */
const unicode = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom('\r\n', '\r', '\n', '\t', '\u00a0', '\u2028', '\u200b', '\u202e', '\u00ad', '\ufeff', '\u0000'),
      fc.constantFrom('e\u0301', 'q\u0323\u0307', '\u0344', '\u212b', '\u1100\u1161\u11a8', '\u0958', '\ufb2c'),
      fc.constantFrom('\u{1f469}\u200d\u{1f4bb}', '\ud83d', '\ude00', '\u{1d160}', '\u0301', 'a', 'word '),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('clean', () => {
  it.each([
    ['a plain text', 'Hello,\n\tworld', 'Hello,\n\tworld'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\fe', 'a\nb\nc\nd\ne'],
    ['spaces of every kind', 'a\u00a0b\u2009c\u3000d', 'a b c d'],
    ['what shows nothing', '\ufeffa\u200bb\u00adc\u202ed\u0000e\u{e0041}f\u001b', 'abcdef'],
    ['letters and marks sent apart', 'Cafe\u0301 \u1100\u1161', 'Caf\u00e9 \uac00'],
    ['a mark behind something that shows nothing', 'e\u200d\u0301', '\u00e9'],
    ['half a surrogate pair', 'a\ud83db', 'a\ud83db'],
  ])('cleans %s', (_, raw, text) => {
    expect(clean(raw).text).toBe(text);
  });

  it('moves nothing where nothing changes', () => {
    expect(clean('It\u2019s \u201cfine\u201d, na\u00efve \u4f60\u597d \u{1f600}').starts).toBeUndefined();
  });

  it('keeps thirty marks of a longer pile', () => {
    expect(clean(`x${'\u0301'.repeat(1000)}y`).text).toBe(`x${'\u0301'.repeat(30)}y`);
  });

  it('gives a text that needs no more cleaning', () => {
    fc.assert(fc.property(unicode, (raw) => clean(clean(raw).text).text === clean(raw).text));
  });

  it('gives NFC', () => {
    fc.assert(fc.property(unicode, (raw) => clean(raw).text.normalize('NFC') === clean(raw).text));
  });
});

describe('CleanText.spanOf', () => {
  it('names the customer\u2019s own characters', () => {
    const text = CleanText.ofBody('\ufeffOrder\r\n\u200bO\u200bRD-1\u200b cafe\u0301!');
    const at = (word: string): string => {
      const start = text.full.indexOf(word);
      const span = text.spanOf(start, start + word.length);
      return text.raw.slice(span.start, span.end);
    };
    expect(text.full).toBe('Order\nORD-1 caf\u00e9!');
    expect([at('Order'), at('ORD-1'), at('caf\u00e9'), at('\nO')]).toEqual([
      'Order',
      'O\u200bRD-1',
      'cafe\u0301',
      '\r\n\u200bO',
    ]);
  });

  it('names an empty place by an empty span', () => {
    const text = CleanText.ofSubject('\u200bab');
    expect(text.spanOf(1, 1)).toEqual({ start: 2, end: 2, source: 'subject' });
    expect(text.spanOf(2, 2)).toEqual({ start: 3, end: 3, source: 'subject' });
  });

  it('leads back to what becomes the same text when cleaned, in bounds and in order', () => {
    fc.assert(
      fc.property(unicode, fc.nat(), fc.nat(), (raw, a, b) => {
        const text = CleanText.ofSubject(raw);
        fc.pre(text.full.length > 0);
        const start = a % text.full.length;
        const end = start + 1 + (b % (text.full.length - start));
        const span = text.spanOf(start, end);
        expect(0 <= span.start && span.start < span.end && span.end <= raw.length).toBe(true);

        const again = clean(raw.slice(span.start, span.end)).text;
        if (isCut(text, start) || isCut(text, end)) expect(again).toContain(text.full.slice(start, end));
        else expect(again).toBe(text.full.slice(start, end));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Whether an offset goes through letters that were rewritten together: then the span takes in all of them. */
function isCut(text: CleanText, offset: number): boolean {
  if (offset === 0 || offset === text.full.length) return false;
  return text.spanOf(offset - 1, offset).start === text.spanOf(offset, offset + 1).start;
}
