import { definePrompt, type ModelTask, UNTRUSTED_NOTICE } from '@app/llm';
import { type CategoriesConfig, type SeveritiesConfig } from './classification.config.js';
import { type CorrectedExample, type ExampleSource } from './examples/corrected-examples.js';
import { exampleBlock } from './examples/example-block.js';
import { type ModelClassification, modelClassificationSchema } from './model-classification.js';

/** Goes up with every change of a word below; it stands in the record of every run. */
const VERSION = '2';

/** What a model's sentence must not repeat. */
export const CLASSIFICATION_RULES = [
  'Classify the support ticket.',
  'Confidences: 0 to 1. evidence: up to 3 short quotes, copied exactly, strongest first, each with the category or ' +
    'severity it supports. urgency: copied words that ask for haste. reasoning: one short sentence in English.',
] as const;

export const classificationPrompt = definePrompt({
  name: 'classification',
  version: VERSION,
  system: `{{instructions}}\n\n${UNTRUSTED_NOTICE}`,
  user: '{{examples}}{{ticket}}',
});

const MOST_EXAMPLES = 3;

/** The taxonomy in words, the same for every ticket, and before a ticket how agents filed similar ones. */
export function classificationTask(
  categories: CategoriesConfig,
  severities: SeveritiesConfig,
  examples: ExampleSource,
): ModelTask<ModelClassification> {
  const [goal, form] = CLASSIFICATION_RULES;
  const options = Object.entries(categories.categories).map(([id, { description, exclusions }]) =>
    [`${id}: ${description}`, ...exclusions].join(' '),
  );
  const levels = Object.entries(severities.severities).map(([id, { description }]) => `${id}: ${description}`);
  const known = (found: readonly CorrectedExample[]): CorrectedExample[] =>
    found
      .map(({ text, category, severity }) => ({
        text,
        category: category !== null && Object.hasOwn(categories.categories, category) ? category : null,
        severity: severity !== null && Object.hasOwn(severities.severities, severity) ? severity : null,
      }))
      .filter(({ category, severity }) => category !== null || severity !== null);
  return {
    name: 'classification',
    version: VERSION,
    instructions: [goal, 'Categories', ...options, 'Severities', ...levels, form].join('\n'),
    preface: (reading) => exampleBlock(known(examples.nearest(reading, MOST_EXAMPLES))),
    schema: modelClassificationSchema(categories, severities),
  };
}
