import { readFileSync } from 'node:fs';
import { quoteUntrusted } from '@app/llm';
import { countTokens } from '@app/testing';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { z } from 'zod';
import { extractionFieldsFile } from './extraction.config.js';
import { extractionPrompt, extractionTask } from './extraction.prompt.js';

const TICKET =
  'Double charged for subscription\n\nHello, I was charged twice this month for my Pro subscription. The amounts are ' +
  '$29.99 on January 15th and again on January 20th. My order IDs are ORD-111 and ORD-112. Please refund the duplicate.';

describe('the extraction prompt', () => {
  const task = extractionTask(
    extractionFieldsFile.schema.parse(load(readFileSync('config/extraction_fields.yaml', 'utf8'))),
  );
  const prompt = extractionPrompt({ instructions: task.instructions });

  it('stands as it was last agreed on; a change of words is a new version', () => {
    const small = extractionTask(
      extractionFieldsFile.schema.parse({
        fields: {
          order_id: { description: 'The number of an order.', detector: 'order_id' },
          colour: { description: 'A colour.', words: ['red'] },
        },
      }),
    );
    const { system } = extractionPrompt({ instructions: small.instructions });
    expect({ version: small.version, prompt: system }).toMatchSnapshot();
    expect(z.toJSONSchema(small.schema, { io: 'input' })).toMatchSnapshot();
  });

  it('is the same for every ticket up to the ticket, which it does not hold', () => {
    const [one, other] = [prompt.fill({ ticket: 'one' }), prompt.fill({ ticket: 'other' })];
    expect(one.system).toBe(other.system);
    expect(one.user).toBe('one');
  });

  it('takes at most 450 tokens with the shipped fields, its schema and a ticket', () => {
    const { system, user } = prompt.fill({ ticket: quoteUntrusted(TICKET, '5f3a9c1b7d2e') });
    const schema = z.toJSONSchema(task.schema, { io: 'input' });
    delete schema.$schema;
    expect(countTokens(system) + countTokens(user) + countTokens(JSON.stringify(schema))).toBeLessThanOrEqual(450);
  });
});
