import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownWords } from './own-words.js';

const left = (body: string): string => ownWords(body).replace(/\s+/g, ' ').trim();

describe('ownWords', () => {
  it.each([
    ['On Tue, 3 Jan 2023 at 10:00, Jo Doe <jo@example.com> wrote:'],
    ['On Tue, 3 Jan 2023 at 10:00, Jo Doe\n<jo@example.com> wrote:'],
    ['Am Di., 3. Jan. 2023 um 10:00 Uhr schrieb Jo Doe <jo@example.com>:'],
    ['Jo Doe schrieb am 03.01.2023 um 10:00:'],
    ['Le mar. 3 janv. 2023 \u00e0 10:00, Jo Doe <jo@example.com> a \u00e9crit :'],
    ['El mar, 3 ene 2023 a las 10:00, Jo Doe (<jo@example.com>) escribi\u00f3:'],
    ['Em ter., 3 de jan. de 2023 \u00e0s 10:00, Jo Doe <jo@example.com> escreveu:'],
    ['Il giorno mar 3 gen 2023 alle ore 10:00 Jo Doe <jo@example.com> ha scritto:'],
    ['Op di 3 jan. 2023 om 10:00 schreef Jo Doe <jo@example.com>:'],
    ['-----Original Message-----\nFrom: Jo <jo@example.com>\nSent: Tuesday\nTo: Help\nSubject: Re: Order'],
    ['-----Urspr\u00fcngliche Nachricht-----\nVon: Jo\nGesendet: Dienstag\nAn: Hilfe\nBetreff: AW: Bestellung'],
    [
      '________________________________\nFrom: Jo <jo@example.com>\nSent: Tuesday\n\nTo: Help;\nann@example.com\nSubject: Order',
    ],
    ['De : Jo\nEnvoy\u00e9 : mardi\n\u00c0 : Aide\nObjet : Commande'],
    ['##- Please type your reply above this line -##'],
  ])('sets the earlier message aside below %j', (announcement) => {
    expect(left(`It still crashes.\n\n${announcement}\n\nHave you tried a restart?\nAnn`)).toMatch(
      /^It still crashes\.( _+)?$/,
    );
  });

  it('keeps an answer below or between quoted lines', () => {
    expect(left('On 3 Jan 2023 Jo wrote:\n> Does it work?\nNo.\n> Since when?\n>> Hm\n\nSince Monday.')).toBe(
      'No. Since Monday.',
    );
  });

  it('sets quoted lines aside below an attribution it does not know', () => {
    expect(left('No.\n\nDne 3. 1. v 10:00 Jo napsal:\n> Does it work?')).toBe('No. Dne 3. 1. v 10:00 Jo napsal:');
  });

  it('takes a forwarded message for the ticket where little stands above it', () => {
    const header =
      '---------- Forwarded message ---------\nFrom: Jo <jo@example.com>\nDate: 3 Jan\nSubject: x\nTo: Ann';
    expect(left(`${header}\n\nI was charged twice.`)).toBe('I was charged twice.');
    expect(left(`FYI, see below\n\n${header}\n\nI was charged twice.`)).toBe('FYI, see below I was charged twice.');
    expect(left(`Can you tell me what I should answer to this customer?\n\n${header}\n\nI was charged twice.`)).toBe(
      'Can you tell me what I should answer to this customer?',
    );
  });

  it.each([
    ['-- \nJo Doe\nHead of Things\n+49 30 123456'],
    ['Best regards,\nJo Doe\nExample Inc.'.replace('.', '')],
    ['Thanks, Jo'],
    ['Thank you!\n\nJo Doe'],
    ['Mit freundlichen Gr\u00fc\u00dfen\nJo Doe'],
    ['Mit freundlichen Gruessen\n\nJo'],
    ['Cordialement,\nJo'],
    ['Un saludo,\nJo'],
    ['Met vriendelijke groet,\nJo'],
    ['Sent from my iPhone'],
    ['Von meinem iPhone gesendet'],
    ['Thanks\nJo\n\nSent from my iPhone'],
    ['Regards\nJo\n\nThis e-mail and any attachments are confidential and intended for\nthe addressee only.'],
  ])('sets the signature %j aside', (signature) => {
    expect(left(`My order is late.\nWhere is it?\n\n${signature}\n`)).toBe('My order is late. Where is it?');
    expect(left(`My order is late.\n\n${signature}\n\nOn 3 Jan 2023 Jo wrote:\n> Hello`)).toBe('My order is late.');
  });

  it.each([
    ['Thanks, but it does not help me.'],
    ['Thanks\nThe app crashes when I open it.'],
    ['Regards this:\nwhat is it?'],
    [
      'Sent from my phone number there was an SMS that I never wrote, and it was charged, so please look into it now, please',
    ],
    ['On the 3rd of May I wrote to you, and nothing happened.'],
    ['On Monday I did this:\n1. log in'],
    ['From: Berlin\nTo: Paris'],
    ['>>> import this\nfails'],
    ['The log says:\n> no space left'],
    ['# Log\n\n> no space left'],
    ['This message appears when I log in'],
    ['Expected it to work'],
    ['a\n--\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm'],
  ])('keeps %j', (body) => {
    expect(ownWords(`Hello\n${body}`)).toBe(`Hello\n${body}`);
  });

  it('sets headings of a form aside and keeps what stands under them', () => {
    const body =
      'Created attachment 12 [details]\n<!-- Please be\nprecise -->\n### Steps to reproduce:\n1. open\nExpected result: a list\n**Actual result**\na crash\n- [ ] Windows\nName: Jo';
    expect(left(body)).toBe('1. open a list a crash Name: Jo');
  });

  it('never sets everything aside', () => {
    for (const body of ['> quoted', 'Sent from my iPhone', 'Steps to reproduce:', '<!-- x -->', '', '\n'])
      expect(ownWords(body)).toBe(body);
  });

  it('keeps the length and the newlines', () => {
    const line = fc.constantFrom(
      'Hello',
      '> a',
      'On 1 May Jo wrote:',
      '-- ',
      'Thanks,',
      'Jo',
      '<!-- x',
      '-->',
      'From: a',
      'Sent: b',
      'To: c',
      '',
      '  Expected: \u{1f600}',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const full = lines.join('\n');
        const own = ownWords(full);
        expect(own).toHaveLength(full.length);
        for (let i = 0; i < full.length; i += 1) if (own[i] !== full[i]) expect(own[i]).toBe(' ');
        expect(own.split('\n')).toHaveLength(lines.length || 1);
      }),
    );
  });
});
