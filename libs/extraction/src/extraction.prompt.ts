import { definePrompt, type ModelTask, UNTRUSTED_NOTICE } from '@app/llm';
import { type ExtractionConfig } from './extraction.config.js';
import { fieldsToAsk, type ModelExtraction, modelExtractionSchema } from './model-extraction.js';

/** Goes up with every change of a word below; it stands in the record of every run. */
const VERSION = '1';

const GOAL =
  'Extract these facts from the support ticket. Copy values exactly as they stand in it; infer, complete and reformat ' +
  'nothing. Leave out fields that it does not hold.';

export const extractionPrompt = definePrompt({
  name: 'extraction',
  version: VERSION,
  system: `{{instructions}}\n\n${UNTRUSTED_NOTICE}`,
  user: '{{ticket}}',
});

/** The desk's fields in words, the same for every ticket. */
export function extractionTask(config: ExtractionConfig): ModelTask<ModelExtraction> {
  const fields = fieldsToAsk(config).map(([name, { description }]) => `${name}: ${description}`);
  return {
    name: 'extraction',
    version: VERSION,
    instructions: [GOAL, ...fields].join('\n'),
    schema: modelExtractionSchema(config),
  };
}
