import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Corpus, EMPTY_CORPUS } from './corpus.js';
import { type TextPrint } from './fingerprint.js';
import { Relevance } from './relevance.js';
import { massOf } from './similarity.js';
import { termOf, weightOf } from './term.js';

const terms = (text: string): number[] => text.split(' ').map(termOf);
const termSets = fc.uniqueArray(fc.string({ minLength: 1 }).map(termOf), { maxLength: 60 });
const printOf = (terms: readonly number[]): TextPrint => ({
  terms,
  counts: Uint8Array.from(terms, () => 1),
  grams: new Uint16Array(),
});
const similarityTo =
  (one: readonly number[], corpus: Corpus = EMPTY_CORPUS) =>
  (other: readonly number[]): number =>
    new Relevance(printOf(one), corpus).to(printOf(other)).sameText;

describe('sameText', () => {
  it('lies in [0, 1) and grows with what is shared', () => {
    fc.assert(
      fc.property(termSets, termSets, (one, other) => {
        const similarity = similarityTo(one)(other);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThan(1);
        expect(similarityTo(one)(one)).toBeGreaterThanOrEqual(similarity);
      }),
    );
  });

  it('is 0 where nothing is shared, and where there is nothing to share', () => {
    expect(similarityTo(terms('printer jams'))(terms('invoice missing'))).toBe(0);
    expect(similarityTo([])([])).toBe(0);
  });

  it('believes a long agreement more than a short one', () => {
    const long = terms('printer jams tray paper driver update firmware spooler network queue');
    const short = terms('printer jams');
    expect(similarityTo(long)(long)).toBeGreaterThan(0.8);
    expect(similarityTo(short)(short)).toBeLessThan(0.6);
  });

  it('counts a shared error code more than a shared word', () => {
    const text = terms('err-5003 upload fails photos');
    const similarity = similarityTo(text);
    expect(similarity(terms('err-5003 report opens tables'))).toBeGreaterThan(
      similarity(terms('upload report opens tables')),
    );
  });

  it('drops where the other has the template of the text but nothing that is rare in it', () => {
    const template = terms('version platform browser language expected happened steps environment');
    const text = [...template, ...terms('zoom blurry')];
    const ticketsWith = new Map(template.map((term) => [term, 950]));
    const corpus = { ...EMPTY_CORPUS, tickets: 1000, ticketsWith };
    const other = [...template, ...terms('login loops')];
    expect(similarityTo(text)(other)).toBeGreaterThan(0.65);
    expect(similarityTo(text, corpus)(other)).toBeLessThan(0.35);
    expect(similarityTo(text, corpus)([...text, termOf('again')])).toBeGreaterThan(0.8);
  });
});

describe('termOf', () => {
  it.each([
    ['12', 'app'],
    ['app', 'printer'],
    ['printer', 'authentication'],
    ['printer', '123456'],
    ['authentication', 'err-5003'],
    ['authentication', 'max_age'],
    ['authentication', 'someone@example.com'],
  ])('weighs %s less than %s', (light, heavy) => {
    expect(weightOf(termOf(light))).toBeLessThan(weightOf(termOf(heavy)));
  });

  it('is an int4', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(termOf(word)).toBe(termOf(word) | 0);
        expect(massOf([termOf(word)])).toBeGreaterThan(0);
      }),
    );
  });
});
