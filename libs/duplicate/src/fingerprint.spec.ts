import { describe, expect, it } from '@jest/globals';
import { readTicket } from '@app/text';
import { DeskWords } from './desk-words.js';
import { type Fingerprint, fingerprintOf, MAX_TERMS } from './fingerprint.js';
import { massOf } from './similarity.js';
import { termOf, weakened, weightOf } from './term.js';

const nobody = { customerId: null, customerEmail: null };
const deskWords = DeskWords.of({ common_words: { any: 'the with hello' }, weak_words: { any: 'problem' } });
const read = (subject: string, body: string, who: Parameters<typeof fingerprintOf>[1] = nobody): Fingerprint =>
  fingerprintOf(readTicket({ subject, body }), who, deskWords);

describe('fingerprintOf', () => {
  it('puts codes and words of the subject first and leaves common words out', () => {
    const { terms } = read('Printer jams', 'The tray stops with ERR-5003 hello');
    expect(new Set(terms.slice(0, 2))).toEqual(new Set([termOf('=err.5003'), termOf('printer')]));
    expect(terms).not.toContain(termOf('the'));
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('puts weak words last, which are alike in no way but the rank', () => {
    const { terms } = read('Problem', 'A problem with the printer');
    expect(terms).toEqual([termOf('printer'), weakened(termOf('problem'))]);
    expect(massOf(terms)).toBe(weightOf(termOf('printer')));
  });

  it('gives texts that differ in case and white space one hash, and other texts another', () => {
    const { textHash } = read('Printer jams', 'The tray stops.');
    expect(read('PRINTER  jams', 'the tray\tstops.').textHash).toBe(textHash);
    expect(read('Printer jams', 'The tray burns.').textHash).not.toBe(textHash);
  });

  it('does not take quoted replies and signatures for the text of the ticket', () => {
    const quoted = 'The tray stops.\n\nOn Mon, 2 Mar 2026, Support wrote:\n> Please send the serial number SN-99881.';
    expect(read('Printer jams', quoted).textHash).toBe(read('Printer jams', 'The tray stops.').textHash);
    expect(read('Printer jams', quoted).terms).not.toContain(termOf('sn-99881'));
  });

  it('keys a customer by id and by address in any case, and keeps neither readable', () => {
    const { customer } = read('a', 'b', { customerId: 'C-1', customerEmail: ' Ann@Example.com ' });
    expect(customer).toEqual(read('x', 'y', { customerId: 'C-1', customerEmail: 'ann@example.com' }).customer);
    expect(JSON.stringify(customer)).not.toMatch(/ann|c-1/i);
    expect(read('a', 'b', { customerId: ' ', customerEmail: null }).customer).toEqual({ id: null, email: null });
  });

  it('keeps the same terms of two long texts that differ in one word', () => {
    const words = Array.from({ length: 400 }, (_, i) => `w${'abcdefghij'.charAt(i % 10)}${i.toString(36)}`);
    const one = read('Long', words.join(' '));
    const other = read('Long', words.with(200, 'changed').join(' '));
    expect(one.terms).toHaveLength(MAX_TERMS);
    expect(one.terms.filter((term) => other.terms.includes(term)).length).toBeGreaterThanOrEqual(MAX_TERMS - 1);
  });

  it.each([
    ['many different words', Array.from({ length: 9_000 }, (_, i) => `w${i}`).join(' ')],
    ['one endless word', 'a'.repeat(50_000)],
    ['one word again and again', 'printer '.repeat(6_000)],
  ])('reads 50,000 characters at once: %s', (_, body) => {
    // The best of three: other specs share the machine.
    const times = [1, 2, 3].map(() => {
      const reading = readTicket({ subject: 'Long', body: body.slice(0, 50_000) });
      const started = performance.now();
      fingerprintOf(reading, nobody, deskWords);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
