import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { extractionFieldsFile, FactFinder } from './index.js';

const file = join(import.meta.dirname, '../../../config/extraction_fields.yaml');
const finder = new FactFinder(extractionFieldsFile.schema.parse(load(readFileSync(file, 'utf8'))));
const factsIn = (text: string): string[] => finder.find(text).map(({ type, value }) => `${type}: ${value}`);

describe('FactFinder', () => {
  it('calls what the shipped fields find by the names that labelled data uses', () => {
    expect(
      factsIn(
        'Paid $20 on 2024-01-15, order ORD-111; a@b.example, +49 30 901820, https://b.example/x, account 4420917.',
      ),
    ).toEqual([
      'money: $20',
      'date: 2024-01-15',
      'reference_id: ORD-111',
      'email: a@b.example',
      'phone: +49 30 901820',
      'url: https://b.example/x',
      'reference_id: 4420917',
    ]);
  });

  it('gives offsets into the text as sent, not as cleaned', () => {
    const text = '\u200bmail a@b.example';
    const [{ start, end } = { start: 0, end: 0 }] = finder.find(text);
    expect(text.slice(start, end)).toBe('a@b.example');
  });

  it('leaves out what cannot be right', () => {
    expect(factsIn('due 2024-13-45')).toEqual([]);
  });

  it("calls a desk's own field by its name", () => {
    const fields = { plate: { description: 'x', patterns: ['[A-Z]{2}-\\d{3}'] } };
    const own = new FactFinder(extractionFieldsFile.schema.parse({ fields }));
    expect(own.find('car AB-123')).toEqual([{ type: 'plate', value: 'AB-123', start: 4, end: 10 }]);
  });
});
