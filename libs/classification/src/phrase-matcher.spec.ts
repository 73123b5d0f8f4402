import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PhraseMatcher } from './phrase-matcher.js';
import { ticketWords } from './ticket-words.js';

function found(phrase: string, subject: string, body = '-'): string[] {
  const ticket = { subject, body };
  const words = ticketWords(readTicket(ticket));
  return new PhraseMatcher([[phrase]])
    .find(words)
    .map(({ first, last }) => ticket[words[first]!.source].slice(words[first]!.token.start, words[last]!.token.end));
}

describe('PhraseMatcher', () => {
  it.each([
    ['finds a word in every plain inflection', 'crash', 'It crashed, it keeps crashing', ['crashed', 'crashing']],
    ['finds whole words only', 'bill', 'billion possibilities', []],
    ['passes over fillers', 'not working', 'It is not really working', ['not really working']],
    ['takes contractions apart', 'cannot log in', "I can't log in", ["can't log in"]],
    [
      'allows up to three words in a gap',
      'charged ... twice',
      'charged my old card twice',
      ['charged my old card twice'],
    ],
    ['allows an empty gap', 'charged ... twice', 'charged twice', ['charged twice']],
    ['closes a gap after three words', 'charged ... twice', 'charged one two three four twice', []],
    ['takes either word of a choice', 'credit/debit card', 'my debit card', ['debit card']],
    ['finds numbers of ten and more', '<many> users', '1,200 users', ['1,200 users']],
    ['leaves smaller numbers alone', '<many> users', '9 users', []],
    ['finds names out of a program', '<code>', 'user_id and getName', ['user_id', 'getName']],
    ['takes a program name as a word too', 'nullpointerexception', 'NullPointerException', ['NullPointerException']],
    ['takes no brand for a program name', '<code>', 'PayPal on my iPhone', []],
    ['stays within a sentence', 'log in', 'See the log. In short, no', []],
  ])('%s', (_, phrase, subject, expected) => {
    expect(found(phrase, subject)).toEqual(expected);
  });

  it('keeps the start of the subject apart from any other place', () => {
    expect(found('^ add', 'Add a dark mode', 'Please add it')).toEqual(['Add']);
    expect(found('^ add', 'Please add a dark mode', 'Add it')).toEqual([]);
  });

  it('does not join the end of the subject to the start of the body', () => {
    expect(found('log in', 'The log', 'in the body')).toEqual([]);
  });

  it('finds every mention that stands alone, whatever stands around it', () => {
    const noise = fc.array(fc.constantFrom('the', 'not', 'card', 'charged', 'and', '.', '42'), { maxLength: 20 });
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const text = [...before, 'refund', ...after].join(' ');
        expect(found('refund', text)).toEqual(['refund']);
      }),
    );
  });
});
