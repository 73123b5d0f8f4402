import { z } from 'zod';
import { type ExtractionConfig } from './extraction.config.js';

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

/** Takes the desk's own fields and no others. */
export function modelExtractionSchema({ fields }: ExtractionConfig): z.ZodType<ModelExtraction> {
  const name = z.enum(Object.keys(fields));
  return z.object({ fields: z.array(z.object({ name, value: z.preprocess(asTexts, z.array(z.string())) })) });
}
