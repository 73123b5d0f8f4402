import { z } from 'zod';
import { BUILT_IN_NAMES } from './detectors/built-in.js';
import { NORMALIZER_NAMES } from './normalizers.js';
import { VALIDATOR_NAMES } from './validators.js';

const text = z.string().trim().min(1);
const phrases = z.array(text.max(100)).min(1);

/** One entry of config/extraction_fields.yaml, whose head explains the keys. */
export const fieldDefinition = z.strictObject({
  description: text,
  detector: z.enum(BUILT_IN_NAMES).optional(),
  patterns: z.array(z.string().min(1).max(1000)).min(1).optional(),
  words: phrases.optional(),
  context_words: phrases.optional(),
  context: z.enum(['required', 'helpful']).prefault('required'),
  exclude_words: phrases.optional(),
  validator: z.enum(VALIDATOR_NAMES).optional(),
  normalize: z.enum(NORMALIZER_NAMES).optional(),
  multiple: z.boolean().prefault(true),
  required_for: z.array(text).prefault([]),
  examples: z.array(text).prefault([]),
});

export type FieldDefinition = z.infer<typeof fieldDefinition>;
