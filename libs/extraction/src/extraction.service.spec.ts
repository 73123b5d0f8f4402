import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { extractionFieldsFile } from './extraction.config.js';
import { ExtractionService } from './extraction.service.js';
import { RulesExtractor } from './rules.extractor.js';

const config = extractionFieldsFile.schema.parse({
  fields: {
    order_id: { description: 'Order', detector: 'order_id', required_for: ['billing'] },
    amount: { description: 'Money', detector: 'amount', required_for: ['billing'] },
    error_code: { description: 'Error', detector: 'error_code', required_for: ['technical'] },
  },
});
const service = new ExtractionService(new RulesExtractor(config), config);
const reading = readTicket({ subject: 'Refund', body: 'Order ORD-7781 is broken.' });

describe('ExtractionService', () => {
  it('names the required fields that are missing, in file order', async () => {
    const { value } = await service.extract(reading, 'billing');
    expect(value.missingRequired).toEqual(['amount']);
    expect(service.missingRequired([], 'billing')).toEqual(['order_id', 'amount']);
  });

  it('misses nothing while the category is not known, and fills it in afterwards', async () => {
    const { value } = await service.extract(reading, null);
    expect(value.missingRequired).toEqual([]);
    expect(service.withCategory(value, 'technical')).toMatchObject({
      fields: value.fields,
      missingRequired: ['error_code'],
    });
    expect(service.withCategory(value, 'general').missingRequired).toEqual([]);
  });

  it('tells the truth about who answered', async () => {
    const answer = await service.extract(reading, null);
    expect(answer).toMatchObject({ fallbackUsed: false, use: null });
    expect(answer.value.fields[0]?.source).toBe('rules');
  });

  it('leaves an empty extraction for a skipped step', () => {
    expect(service.empty()).toEqual({ fields: [], missingRequired: [], validationErrors: [] });
  });
});
