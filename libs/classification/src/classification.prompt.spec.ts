import { quoteUntrusted } from '@app/llm';
import { DeskConfig } from '@app/platform';
import { countTokens } from '@app/testing';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { CorrectedExamples } from './examples/corrected-examples.js';
import { classificationPrompt, classificationTask } from './classification.prompt.js';

const TICKET =
  'Double charged for subscription\n\nHello, I was charged twice this month for my Pro subscription. The amounts are ' +
  '$29.99 on January 15th and again on January 20th. My order IDs are ORD-111 and ORD-112. Please refund the duplicate.';

const taskOf = (config: DeskConfig) =>
  classificationTask(config.section(categoriesFile), config.section(severitiesFile), new CorrectedExamples());

describe('the classification prompt', () => {
  const task = taskOf(DeskConfig.load('config', [categoriesFile, severitiesFile]));
  const prompt = classificationPrompt({ instructions: task.instructions });

  it('stands as it was last agreed on; a change of words is a new version', () => {
    const small = classificationTask(
      categoriesFile.schema.parse({
        default: 'billing',
        categories: {
          billing: { name: 'Billing', description: 'Money.', exclusions: ['Prices are general.'] },
          general: { name: 'General', description: 'The rest.' },
        },
      }),
      severitiesFile.schema.parse({
        default: 'low',
        severities: {
          high: { name: 'High', description: 'Bad.' },
          low: { name: 'Low', description: 'Harmless.' },
        },
        impact: { levels: [{ id: 'much', from: 1 }, { id: 'little' }], signals: [] },
        urgency: { levels: [{ id: 'much', from: 1 }, { id: 'little' }], signals: [] },
        matrix: {},
      }),
      new CorrectedExamples(),
    );
    expect({
      version: small.version,
      prompt: classificationPrompt({ instructions: small.instructions }).system,
    }).toMatchSnapshot();
    expect(z.toJSONSchema(small.schema, { io: 'input' })).toMatchSnapshot();
  });

  it('is the same for every ticket up to the ticket, which it does not hold', () => {
    const [one, other] = [prompt.fill({ examples: '', ticket: 'one' }), prompt.fill({ examples: '', ticket: 'other' })];
    expect(one.system).toBe(other.system);
    expect(one.user).toBe('one');
  });

  it('takes at most 700 tokens with the shipped taxonomy, its schema and a ticket', () => {
    const { system, user } = prompt.fill({ examples: '', ticket: quoteUntrusted(TICKET, '5f3a9c1b7d2e') });
    const schema = z.toJSONSchema(task.schema, { io: 'input' });
    delete schema.$schema;
    expect(countTokens(system) + countTokens(user) + countTokens(JSON.stringify(schema))).toBeLessThanOrEqual(700);
  });
});
