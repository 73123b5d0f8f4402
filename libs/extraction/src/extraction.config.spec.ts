import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConfigFile, DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { extractionFieldsFile } from './extraction.config.js';
import { type ExtractedField } from './extraction.dto.js';
import { RulesExtractor } from './rules.extractor.js';

const categoriesFile: ConfigFile<string[]> = {
  name: 'categories.yaml',
  schema: z.array(z.string()),
  defines: (ids) => ids.map((id) => ({ kind: 'category', id })),
};

describe('extraction_fields.yaml', () => {
  let directory: string;
  const write = (...lines: string[]): void =>
    writeFileSync(join(directory, 'extraction_fields.yaml'), ['fields:', ...lines].join('\n'));
  const load = (): DeskConfig => DeskConfig.load(directory, [categoriesFile, extractionFieldsFile]);
  const fieldsIn = (body: string): ExtractedField[] =>
    new RulesExtractor(load().section(extractionFieldsFile)).extract(readTicket({ subject: 'x', body })).value.fields;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'extraction-'));
    writeFileSync(join(directory, 'categories.yaml'), '[billing, shipping]');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('adds a field by YAML alone', () => {
    write(
      '  tracking_number:',
      '    description: The parcel number.',
      "    patterns: ['\\b(1Z[0-9A-Z]{16})\\b']",
      '    context_words: [parcel, tracking]',
      '    required_for: [shipping]',
      "    examples: ['My parcel 1Z999AA10123456784 is lost']",
    );
    expect(load().idsOf('field')).toEqual(['tracking_number']);
    expect(fieldsIn('The parcel 1Z999AA10123456784 got lost')).toMatchObject([
      { name: 'tracking_number', value: '1Z999AA10123456784' },
    ]);
    expect(fieldsIn('The model 1Z999AA10123456784 got lost')).toEqual([]);
    expect(fieldsIn(`The model 1Z999AA10123456784 ${'came '.repeat(20)} in a parcel`)).toEqual([]);
  });

  it('gives a pattern less confidence without its helpful words', () => {
    write(
      '  serial:',
      '    description: x',
      "    patterns: ['SN[0-9]{6}']",
      '    context_words: [serial]',
      '    context: helpful',
    );
    const [near, far] = ['serial SN123456', 'SN123456'].map((body) => fieldsIn(body)[0]?.confidence);
    expect(near).toBe(0.85);
    expect(far).toBeLessThan(0.85);
  });

  it('passes over a value that an excluding word stands before', () => {
    write('  urgency:', '    description: x', '    words: [urgent]', '    exclude_words: [not, "isn\'t"]');
    expect(fieldsIn('This is not very urgent.')).toEqual([]);
    expect(fieldsIn('I can not wait. Urgent!')).toMatchObject([{ value: 'Urgent' }]);
  });

  it('normalizes the value and leaves the span as written', () => {
    write('  plate:', '    description: x', "    patterns: ['(?i)[a-z]{2}-\\d{3}']", '    normalize: upper');
    expect(fieldsIn('car ab-123')).toMatchObject([{ value: 'AB-123', sourceSpan: 'ab-123' }]);
  });

  it('keeps the surest value alone where one is wanted', () => {
    write('  day:', '    description: x', '    detector: date', '    multiple: false');
    expect(fieldsIn('Since yesterday, no: since 2024-01-15.')).toMatchObject([
      { value: '2024-01-15', confidence: 0.95 },
    ]);
  });

  it.each([
    ['luhn', '4111 1111 1111 1111', '4111 1111 1111 1112'],
    ['date', '2024-02-29', '2023-02-29'],
    ['phone', '+49 30 901820', '+49 1'],
    ['email', 'a@b.example', 'a@b'],
    ['url', 'https://example.com', 'example'],
  ])('reports what fails the %s check instead of giving it out', (validator, good, bad) => {
    write('  code:', '    description: x', "    patterns: ['<([^>]+)>']", `    validator: ${validator}`);
    const extractor = new RulesExtractor(load().section(extractionFieldsFile));
    const { fields, validationErrors } = extractor.extract(
      readTicket({ subject: `<${good}>`, body: `<${bad}>` }),
    ).value;
    expect(fields).toMatchObject([{ value: good }]);
    expect(validationErrors).toEqual([expect.stringContaining(`code: "${bad}" cannot be right: `)]);
  });

  it('masks an IBAN also where a pattern of the desk finds it, right or wrong', () => {
    write('  account:', '    description: x', "    patterns: ['<([^>]+)>']", '    validator: iban');
    const reading = readTicket({ subject: '<GB82 WEST 1234 5698 7654 32>', body: '<GB82 WEST 1234 5698 7654 33>' });
    const { fields, validationErrors } = new RulesExtractor(load().section(extractionFieldsFile)).extract(
      reading,
    ).value;
    expect(fields).toMatchObject([{ value: 'GB82 **** **** 5432', sourceSpan: 'GB82 **** **** 5432' }]);
    expect(validationErrors).toEqual(['account: "GB82 **** **** 5433" cannot be right: its check digits are wrong']);
  });

  it('refuses a pattern that the linear engine cannot compile, with file, line and reason', () => {
    write('  code:', '    description: x', '    patterns:', "      - 'A\\d+'", "      - '(a)\\1'");
    expect(load).toThrow(
      /extraction_fields\.yaml:6: fields\.code\.patterns\.1: the pattern \(a\)\\1 is refused: .*escape/,
    );
  });

  it('refuses a pattern that matches nothing in particular', () => {
    write('  code:', '    description: x', "    patterns: ['\\d*']");
    expect(load).toThrow(/:4: .*it matches empty text/);
  });

  it('refuses an example that the field does not find', () => {
    write('  code:', '    description: x', "    patterns: ['A\\d+']", '    examples:', '      - A1', '      - B1');
    expect(load).toThrow(/:7: fields\.code\.examples\.1: the field does not find anything in its example "B1"/);
  });

  it('says which field takes an example away', () => {
    write(
      ...['  phone:', '    description: x', '    detector: phone'],
      ...[
        '  ticket:',
        '    description: x',
        "    patterns: ['\\d{3}-\\d{3}-\\d{4}']",
        "    examples: ['555-987-6543']",
      ],
    );
    expect(load).toThrow(/:8: .*phone stands higher in the file and takes the example "555-987-6543"; move this field/);
  });

  it('refuses a field that says nowhere how to find it', () => {
    write('  code:', '    description: x');
    expect(load).toThrow(/:2: fields\.code: says nowhere how to find it/);
  });

  it('refuses a category that does not exist', () => {
    write('  code:', '    description: x', '    detector: url', '    required_for: [biling]');
    expect(load).toThrow(/:5: .*there is no category "biling"; allowed: billing, shipping/);
  });

  it('refuses an unknown detector and names the known ones', () => {
    write('  code:', '    description: x', '    detector: orders');
    expect(load).toThrow(/:4: fields\.code\.detector: .*"order_id"/);
  });
});
