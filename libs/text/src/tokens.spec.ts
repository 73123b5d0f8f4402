import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tokenize } from './tokens.js';

const words = (text: string): string[] => tokenize(text).map(({ word }) => word);
const sentences = (text: string): number => new Set(tokenize(text).map(({ sentence }) => sentence)).size;

describe('tokenize', () => {
  it.each([
    ["I CAN'T log in", ['i', "can't", 'log', 'in']],
    ['It\u2019s the customer\u2019s \u2018word\u2019', ["it's", 'the', "customer's", 'word']],
    ['log-in, and/or a.b: System.Linq', ['log', 'in', 'and', 'or', 'a', 'b', 'system', 'linq']],
    ['24-hour 2-factor', ['24', 'hour', '2', 'factor']],
    [
      'ERR-5003 A1-B v2.1.3 0xDEADBEEF foo_bar __init__',
      ['err-5003', 'a1-b', 'v2.1.3', '0xdeadbeef', 'foo_bar', 'init'],
    ],
    ['$1,234.50 at 10:30 on 2024-01-02.', ['1,234.50', 'at', '10:30', 'on', '2024-01-02']],
    ['John.Doe+x@Example.com,user@host', ['john.doe+x@example.com', 'user@host']],
    ['(https://a.b/c-d?e=1).', ['https://a.b/c-d?e=1']],
    ['file2.txt is', ['file2', 'txt', 'is']],
    [
      'GR\u00d6SSE \u041f\u0440\u0438\u0432\u0435\u0442 na\u00efve',
      ['gr\u00f6sse', '\u043f\u0440\u0438\u0432\u0435\u0442', 'na\u00efve'],
    ],
    ['\u0130stanbul OK', ['\u0130stanbul', 'ok']],
    ['a\u{1f600}b \ud83d c', ['a', 'b', 'c']],
    ['-- .. \u2019 _', []],
  ])('reads %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('gives each word with its stem and its place', () => {
    expect(tokenize('It Crashed.')).toEqual([
      { word: 'it', stem: 'it', start: 0, end: 2, sentence: 0 },
      { word: 'crashed', stem: 'crash', start: 3, end: 10, sentence: 0 },
    ]);
  });

  it.each([
    ['It works. Not today! Or?', 3],
    ['Title\nText', 2],
    ['Name: Jo\nis it late', 2],
    ['Version 2.1 costs $3.50', 1],
    ['This line was wrapped by the mail program and\ngoes on here', 1],
    ['This line was ended by its author, quite surely\nHere is another', 2],
    ['one\n\ntwo', 2],
  ])('counts the sentences of %j', (text, count) => {
    expect(sentences(text)).toBe(count);
  });

  it('gives tokens in order and apart, each the folded text at its place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("aB1 -._@:/,'\u2019+\n\u00e9\ud83d\ude00")) }),
        (text) => {
          let done = 0;
          for (const { word, start, end } of tokenize(text)) {
            expect(start).toBeGreaterThanOrEqual(done);
            expect(end).toBeGreaterThan(start);
            expect(word).toBe(text.slice(start, end).replaceAll('\u2019', "'").toLowerCase());
            done = end;
          }
        },
      ),
    );
  });
});
