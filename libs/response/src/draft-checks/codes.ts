import { GROUNDING_CODES } from './grounding-check.js';

/** The codes of the checks that are not written in YAML. */
export const BUILT_IN_CODES: readonly string[] = [
  ...GROUNDING_CODES,
  'missing_information',
  'too_little_information',
  'missing_greeting',
  'missing_name',
  'wrong_name',
  'wrong_language',
  'too_long',
  'markup',
  'leaked_instructions',
  'no_reply_written',
  'possible_injection',
];
