import { describe, expect, it } from '@jest/globals';
import { mistakeInPhrase, readPhrase } from './phrase.js';

describe('readPhrase', () => {
  it.each([
    ['refund', [['refund']]],
    ['Charged twice', [['charg', 'twice']]],
    ['is still not working', [['is', 'not', 'work']]],
    ["can't log in", [['can', 'not', 'log', 'in']]],
    ['cannot login', [['can', 'not', 'log', 'in']]],
    [
      'credit/debit card',
      [
        ['credit', 'card'],
        ['debit', 'card'],
      ],
    ],
    ['charged ... twice', [['charg', '...', 'twice']]],
    ['<many> users', [['<many>', 'user']]],
    ['^ add', [['^', 'add']]],
  ])('reads "%s"', (phrase, rows) => {
    expect(readPhrase(phrase)).toEqual(rows);
  });
});

describe('mistakeInPhrase', () => {
  it.each(['the', '^', '<many>', 'please ^ add', '... twice', 'charged ...', 'the/my'])(
    'complains of "%s"',
    (phrase) => {
      expect(mistakeInPhrase(phrase)).toContain(`"${phrase}"`);
    },
  );

  it.each(['refund', '<code>', '^ add', '<many> users', 'charged ... twice'])('accepts "%s"', (phrase) => {
    expect(mistakeInPhrase(phrase)).toBeUndefined();
  });
});
