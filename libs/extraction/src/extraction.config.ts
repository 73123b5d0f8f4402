import { type ConfigFile } from '@app/platform';
import { z } from 'zod';
import { fieldComplaints } from './field-complaints.js';
import { fieldDefinition } from './field-definition.js';

const fieldName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a field name is lower-case letters, digits and _');
const schema = z.strictObject({ fields: z.record(fieldName, fieldDefinition) });

export type ExtractionConfig = z.infer<typeof schema>;

/** Which facts to look for in a ticket, in the order in which they may claim its characters. */
export const extractionFieldsFile: ConfigFile<ExtractionConfig> = {
  name: 'extraction_fields.yaml',
  schema,
  defines: ({ fields }) => Object.keys(fields).map((id) => ({ kind: 'field', id })),
  refersTo: ({ fields }) =>
    Object.entries(fields).flatMap(([name, { required_for }]) =>
      required_for.map((id, i) => ({ kind: 'category', id, path: ['fields', name, 'required_for', i] })),
    ),
  check: ({ fields }) => fieldComplaints(fields),
};
