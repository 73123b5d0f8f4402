import { describe, expect, it } from '@jest/globals';
import { withoutEnvironment } from './environment-lines.js';
import { searchWords } from './search-words.js';

describe('searchWords', () => {
  it('gives a code by its parts and as a whole', () => {
    expect(searchWords('Fails with ERR-5003')).toEqual(['fail', 'with', 'err', '5003', '=err.5003']);
  });

  it('gives a name of several parts as a whole and by its last two, and the humps of its parts', () => {
    const words = searchWords('billing.invoice.PdfWriter');
    expect(words).toEqual(expect.arrayContaining(['pdf', 'writer', 'pdfwriter']));
    expect(words.slice(-2)).toEqual(['=billing.invoice.pdfwriter', '=invoice.pdfwriter']);
  });

  it('leaves out what a machine made up for this one ticket', () => {
    const made = '7f0e2a44-1b5c-4d3e-8f6a-0123456789ab at 2026-03-02 10:15:33.120, address 0x7ffe12ab';
    expect(searchWords(made)).toEqual(['at', 'address']);
  });
});

describe('withoutEnvironment', () => {
  it('leaves out names with their versions, rulers and imports, at the same length', () => {
    const text =
      'The export stops.\n=== Desktop client ===\nRuntime: Fabulo 4.2.1\nusing Fabulo.Core;\nNothing is saved.';
    const rest = withoutEnvironment(text);
    expect(rest.split('\n').map((line) => line.trim())).toEqual(['The export stops.', '', '', '', 'Nothing is saved.']);
    expect(rest).toHaveLength(text.length);
  });

  it('keeps a sentence that names a version, and a text of nothing else', () => {
    const sentence = 'It crashes since version 4.2.1.';
    expect(withoutEnvironment(sentence)).toBe(sentence);
    expect(withoutEnvironment('Desktop client 4.2.1')).toBe('Desktop client 4.2.1');
  });
});
