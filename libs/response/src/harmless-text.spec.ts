import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { harmlessLine, withoutLinks } from './harmless-text.js';

describe('harmlessLine', () => {
  it.each([
    ['line ends and runs of spaces', 'a\r\nb\u2028c \t d', 'a b c d'],
    ['control, bidi and zero-width characters', 'a\u0000\u001b[2Jb \u202egpj.exe\u200b', 'a [2Jb gpj.exe'],
    ['tags', '<script>alert(1)</script>', '‹script›alert(1)‹/script›'],
    ['template signs', '{{ customer.password }} {% include "x" %}', '{ { customer.password }} { % include "x" %}'],
    ['other braces, which stay', '{"code": 7}', '{"code": 7}'],
    ['card numbers and IBANs', 'to 4111 1111 1111 1111', 'to **** **** **** 1111'],
    ['other scripts and emoji, which stay', 'Bestellung für 田中 👍', 'Bestellung für 田中 👍'],
  ])('makes one plain line of %s', (_, text, line) => {
    expect(harmlessLine(text, 100)).toBe(line);
  });

  it('cuts a long text at a word, or inside one that never ends', () => {
    expect(harmlessLine('the printer on the third floor', 20)).toBe('the printer on the…');
    expect(harmlessLine('x'.repeat(50_000), 20)).toBe(`${'x'.repeat(19)}…`);
  });

  it('is one short line without signs that anything could act on, whatever the text', () => {
    const nasty = fc.constantFrom('<', '>', '{', '%', '\n', '\u0000', '\u202e', '😀', '\ud800', 'word', ' ');
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' }))), (parts) => {
        const line = harmlessLine(parts.join(''), 40);
        expect(line.length).toBeLessThanOrEqual(40);
        expect(line).not.toMatch(/[<>\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|\{\{|\{%/u);
      }),
    );
  });
});

describe('withoutLinks', () => {
  it('names a link without carrying it', () => {
    expect(withoutLinks('see https://evil.example/a?b=c and WWW.evil.example now')).toBe('see [link] and [link] now');
  });
});
