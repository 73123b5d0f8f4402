import { describe, expect, it } from '@jest/globals';
import { readTicket } from '@app/text';
import fc from 'fast-check';
import { EMPTY_CORPUS, rarityOf } from './corpus.js';
import { DeskWords } from './desk-words.js';
import { fingerprintOf, type TextPrint } from './fingerprint.js';
import { inBody, inSubject, occurrences } from './occurrences.js';
import { packGrams, packTerms, unpackGrams, unpackTerms } from './packed.js';
import { probabilityOf, rankOf, rankOfAll } from './rank.js';
import { Relevance } from './relevance.js';
import { termOf } from './term.js';
import { titleGrams, titleLikeness } from './title-grams.js';

const nobody = { customerId: null, customerEmail: null };
const print = (subject: string, body: string): TextPrint =>
  fingerprintOf(readTicket({ subject, body }), nobody, new DeskWords(new Set(), new Set()));
const words = fc.array(fc.constantFrom('printer', 'jams', 'tray', 'ERR-5003', 'invoice', 'missing', 'login', 'slow'), {
  maxLength: 12,
});
const prints = fc.tuple(words, words).map(([subject, body]) => print(subject.join(' '), body.join(' ')));

describe('Relevance', () => {
  it('keeps every share in [0, 1], and none is nearer to a text than itself', () => {
    fc.assert(
      fc.property(prints, prints, (one, other) => {
        const { titles, titleFound, otherTitleFound, titleCosine, shared, sharedCodes, bm25 } = new Relevance(
          one,
          EMPTY_CORPUS,
        ).to(other);
        for (const share of [titles, titleFound, otherTitleFound, titleCosine, shared, sharedCodes]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(bm25).toBeGreaterThanOrEqual(0);
        const self = new Relevance(one, EMPTY_CORPUS).to(one);
        expect(self.shared).toBeGreaterThanOrEqual(shared - 1e-9);
      }),
    );
  });

  it('ranks what shares an error code over what shares a word', () => {
    const relevance = new Relevance(print('Upload fails', 'It ends with ERR-5003 each time.'), EMPTY_CORPUS);
    const code = rankOf(relevance.to(print('Problem', 'The window shows ERR-5003 then closes.')), 1);
    const word = rankOf(relevance.to(print('Problem', 'The window shows each photo then closes.')), 1);
    expect(code).toBeGreaterThan(word);
  });

  it('ranks the same likeness lower the longer ago it was, without end', () => {
    const likeness = new Relevance(print('Upload fails', 'x'), EMPTY_CORPUS).to(print('Upload stops', 'y'));
    const ranks = [0, 1, 10, 100, 1000, 5000].map((days) => rankOf(likeness, days));
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });
});

describe('probabilityOf', () => {
  const plain = { missing: 0, said: 5, sameText: 0 };

  it('grows with the rank and with the share of the same text, within [0, 1]', () => {
    const values = [0, 10, 19.3, 25].map((rank) => probabilityOf(rank, rank, plain));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(probabilityOf(0, 0, { ...plain, sameText: 0.95 })).toBeGreaterThan(0.95);
    expect(probabilityOf(0, 0, { ...plain, sameText: 0.5 })).toBeLessThan(0.05);
  });

  it('is lower where another candidate is as likely, and where a title says what the other text lacks', () => {
    const alone = probabilityOf(20, rankOfAll([20, 1]), plain);
    expect(probabilityOf(20, rankOfAll([20, 20]), plain)).toBeLessThan(alone - 0.05);
    expect(probabilityOf(20, rankOfAll([20, 1]), { ...plain, missing: 12 })).toBeLessThan(alone - 0.05);
  });

  it('is nothing where two texts share only words that say nothing by themselves', () => {
    const weak = DeskWords.of({ common_words: {}, weak_words: { any: 'problem issue' } });
    const text = fingerprintOf(readTicket({ subject: 'Problem', body: 'Issue, problem.' }), nobody, weak);
    const likeness = new Relevance(text, EMPTY_CORPUS).to(text);
    expect(likeness.bm25).toBeGreaterThan(0);
    expect(probabilityOf(30, 30, likeness)).toBe(0);
  });
});

describe('rarityOf', () => {
  it('falls with the tickets that hold a term and never below 0', () => {
    const printer = termOf('printer');
    const rarities = [0, 10, 500, 1000].map((count) =>
      rarityOf(printer, { ...EMPTY_CORPUS, tickets: 1000, ticketsWith: new Map([[printer, count]]) }),
    );
    expect(rarities).toEqual(rarities.toSorted((a, b) => b - a));
    expect(rarities.at(-1)).toBeGreaterThanOrEqual(0);
  });
});

describe('what is kept of a text', () => {
  it('comes back from its bytes as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), fc.string(), (terms, title) => {
        expect(unpackTerms(packTerms(terms))).toEqual(terms);
        expect(unpackGrams(packGrams(titleGrams(title)))).toEqual(titleGrams(title));
      }),
    );
  });

  it('counts in subject and body apart, up to what a byte holds', () => {
    expect([inSubject(occurrences(2, 5)), inBody(occurrences(2, 5))]).toEqual([2, 5]);
    expect([inSubject(occurrences(9, 99)), inBody(occurrences(9, 99))]).toEqual([3, 63]);
  });

  it('compares titles by their letters: equal, alike, apart', () => {
    const like = (one: string, other: string): number => titleLikeness(titleGrams(one), titleGrams(other));
    expect(like('Printer jams', 'printer  JAMS!')).toBe(1);
    expect(like('Printer jams', 'Printer jammed')).toBeGreaterThan(0.5);
    expect(like('Printer jams', 'Invoice')).toBeLessThan(0.1);
  });
});
