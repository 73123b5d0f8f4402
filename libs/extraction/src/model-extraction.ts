import { z } from 'zod';
import { BUILT_IN, type BuiltInName } from './detectors/built-in.js';
import { type ExtractionConfig } from './extraction.config.js';
import { type FieldDefinition } from './field-definition.js';

/** What a model takes for the ticket's facts, before any of it is held against the ticket. */
export interface ModelExtraction {
  readonly fields: readonly { readonly name: string; readonly value: readonly string[] }[];
}

/** Models write one value without its brackets, numbers as numbers, and null for what they did not find. */
function asTexts(value: unknown): unknown {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((each) =>
    each === null || each === '' ? [] : [typeof each === 'number' ? String(each) : each],
  );
}

/** The desk's fields but for those that the rules tell by their form: a model is not asked for card numbers. */
export function fieldsToAsk({ fields }: ExtractionConfig): [string, FieldDefinition][] {
  const all = Object.entries(fields);
  const open = all.filter(([, { detector }]) => detector === undefined || !isTellingForm(detector));
  return open.length > 0 ? open : all;
}

const isTellingForm = (name: BuiltInName): boolean => BUILT_IN[name].isTellingForm === true;

/** Takes the desk's own fields and no others. */
export function modelExtractionSchema(config: ExtractionConfig): z.ZodType<ModelExtraction> {
  const name = z.enum(fieldsToAsk(config).map(([field]) => field));
  return z.object({ fields: z.array(z.object({ name, value: z.preprocess(asTexts, z.array(z.string())) })) });
}
