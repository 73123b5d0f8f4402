import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTicket, wordsAt } from './ticket-reading.js';
import { TicketSearch } from './ticket-search.js';

function found(words: string, body: string, subject = 'Hello'): string[] {
  const reading = readTicket({ subject, body });
  return new TicketSearch(reading)
    .placesOf(words)
    .map(({ text, start, end }) => wordsAt(reading, text.spanOf(start, end)));
}

describe('TicketSearch', () => {
  it.each([
    ['the app crashes', 'Since today The\n  App CRASHES.', ['The\n  App CRASHES']],
    ["it's broken", 'It\u2019s broken', ['It\u2019s broken']],
    ['"quick fix"', '\u201cQuick fix\u201d please', ['\u201cQuick fix\u201d']],
    ['"urgent!"', 'This is urgent.', ['urgent']],
    ['(system) stop', 'I see [system] stop', ['[system] stop']],
    ['\u2039\u2039data\u203a\u203a', 'a <<data>> b', ['<<data>>']],
    ['$29.99', 'I paid $29.99/month', ['$29.99']],
    ['caf\u0065\u0301', 'the Caf\u00e9', ['Caf\u00e9']],
    ['ORD-1', 'ORD-1, ord-1 and ORD-12', ['ORD-1', 'ord-1']],
    ['hello', 'Hello, hello', ['Hello', 'Hello', 'hello']],
  ])('finds %j in %j as it stands there', (words, body, places) => {
    expect(found(words, body)).toEqual(places);
  });

  it.each([
    ['error', 'terrors'],
    ['crash', 'it crashes'],
    ['111', 'order ORD-111'],
    ['ORD-111', 'ORD-111-2'],
    ['29', '$29.99'],
    ['29.99', '$129.99'],
    ['2024', 'on 2024-01-15'],
    ['mail.example', 'a@mail.example'],
    ['made up', 'nothing of it'],
    ['', 'anything'],
    [' ." ', 'anything'],
  ])('does not find %j in %j', (words, body) => {
    expect(found(words, body)).toEqual([]);
  });

  it('finds every run of whole words of any text, in any case and spacing', () => {
    const word = fc.constantFrom(
      'order',
      'ORD-1',
      '$2.50',
      '\u00fcber',
      '\ud83d\ude42',
      'don\u2019t',
      '[x]',
      'a@b.example',
    );
    const words = fc.array(word, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, from, count) => {
        const start = from % all.length;
        const some = all.slice(start, start + 1 + (count % 4));
        const places = found(some.join('\n ').toUpperCase(), all.join(' '), 'x');
        expect(places).toContain(some.join(' '));
      }),
    );
  });

  it('stays quick on a long text that repeats itself', () => {
    const search = new TicketSearch(readTicket({ subject: 'x', body: 'a-'.repeat(25_000) }));
    const startedAt = performance.now();
    search.placesOf(`${'a-'.repeat(200)}b`);
    search.placesOf('a-a');
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
