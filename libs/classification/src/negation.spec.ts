import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { Negations } from './negation.js';
import { PhraseMatcher } from './phrase-matcher.js';
import { ticketWords } from './ticket-words.js';

const PHRASES = ['urgent', 'down', 'error', 'crash', 'not working', 'cannot log in', 'not urgent', 'data loss'];

/** The phrases of a text that no negation takes back. */
function standing(subject: string): string[] {
  const words = ticketWords(readTicket({ subject, body: '-' }));
  const hits = new PhraseMatcher(PHRASES.map((phrase) => [phrase])).find(words);
  const negations = new Negations(words, hits);
  return hits.filter((hit) => !negations.takesBack(hit)).map(({ signal }) => PHRASES[signal]!);
}

describe('Negations', () => {
  it.each([
    ['Nothing is down', []],
    ['There is no error', []],
    ["It isn't crashing", []],
    ['No sign of any data loss', []],
    ['This is not urgent', ['not urgent']],
  ])('take back what is denied: "%s"', (text, expected) => {
    expect(standing(text)).toEqual(expected);
  });

  it.each([
    ['It is not working', ['not working']],
    ['cannot log in urgent help', ['cannot log in', 'urgent']],
    ['Not slow but down', ['down']],
    ['Not today. Urgent', ['urgent']],
    ['I did not change the settings on my side before the crash', ['crash']],
  ])('leave alone what is said: "%s"', (text, expected) => {
    expect(standing(text)).toEqual(expected);
  });
});
