import { describe, expect, it } from '@jest/globals';
import { tokensOf } from './clean-text.js';
import { machineOutputIn } from './machine-output.js';
import { normalizedText } from './normalized-text.js';
import { readTicket, wordsAt } from './ticket-reading.js';

describe('readTicket', () => {
  it('reads the author\u2019s words and finds them as sent', () => {
    const reading = readTicket({ subject: 'Late', body: '> Hi\r\nThe o\u00adrder crashed\r\n\r\n-- \r\nJo' });
    const order = tokensOf(reading.body).find(({ word }) => word === 'order');
    expect(tokensOf(reading.body).map(({ stem }) => stem)).toEqual(['the', 'order', 'crash']);
    expect(wordsAt(reading, reading.body.spanOf(order?.start ?? 0, order?.end ?? 0))).toBe('o\u00adrder');
  });
});

describe('normalizedText', () => {
  it.each([
    ['Re: Order late', 'Where is it?'],
    ['FWD: AW: Re[2]: order  LATE!!!', ' Where is\r\nit???\u200b '],
    ['Order late', 'where is it\n\n-- \nJo'],
    ['Order late', '**Where is it?**\n\nOn 3 Jan 2023 Jo wrote:\n> We look into it'],
  ])('is the same for %j', (subject, body) => {
    expect(normalizedText(readTicket({ subject, body }))).toBe('order late\nwhere is it');
  });

  it('collapses repeated signs within the text', () => {
    const texts = ['Hello... are you there?! -- Jo', 'hello. are you there?! - Jo!'];
    expect(new Set(texts.map((body) => normalizedText(readTicket({ subject: 'a', body })))).size).toBe(1);
  });

  it('keeps subject and body apart, and amounts as they are', () => {
    expect(normalizedText(readTicket({ subject: 'a', body: 'b $5.00' }))).toBe('a\nb $5.00');
  });
});

const LENGTH = 50_000;
const filled = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
/** Lines as short as the shortest below, because every line costs something. */
const TAME = filled('I paid\n');

function milliseconds(body: string): number {
  let best = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    const reading = readTicket({ subject: body.slice(0, 500), body });
    tokensOf(reading.body);
    machineOutputIn(reading.body.own);
    normalizedText(reading);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('the time to read 50,000 characters', () => {
  const tame = milliseconds(TAME);

  it.each(
    [
      ...['>', '> ', '> x\n', '>>> \n', '-', '--\n', '-- \n', '_', '=', '*', '#', ' ', ' \n', '\n', '\t', '\r', '\r\n'],
      ...[
        'On ',
        'On \n',
        'On 1 wrote',
        'On 1 wrote:\n',
        'Am 1 schrieb ',
        'Am 1 schrieb\n',
        'wrote: ',
        'From: ',
        'From: a\n',
      ],
      ...[
        'From: a\nSent: b\nTo: c\n',
        'To: a@b\n',
        'Thanks, ',
        'Thanks\n',
        'Sent from my ',
        '<!--',
        '<!-- -->',
        '-->',
        '```\n',
      ],
      ...[
        'a-',
        'a1-',
        'a.',
        'a@',
        '1,',
        'a:',
        '://',
        'a://',
        "a'",
        "'",
        'at ',
        'at a.',
        'at a:1:',
        '0x00 ',
        'File "',
        '#1  ',
      ],
      ...[
        'Re: ',
        'Re:',
        '!?',
        '!!!',
        'Expected ',
        'steps to ',
        '[',
        '(',
        '{',
        ';',
        ';\n',
        'e\u0301',
        '\u0301',
        '\u0301\u0323',
      ],
      ...[
        '\u200b',
        '\u0301\u200d',
        '\u202e',
        '\u{1f600}',
        '\ud83d',
        '\u0130',
        '\u1100\u1161',
        '\u4f60',
        '\u2019',
        '\u00a0',
      ],
    ].map((part) => [part]),
  )('stays that of a tame text for a body of %j', (part) => {
    expect(milliseconds(filled(part)) / tame).toBeLessThan(20);
  });
});
