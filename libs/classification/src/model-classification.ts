import { z } from 'zod';
import { type CategoriesConfig, type SeveritiesConfig } from './classification.config.js';

/** What a model says of a ticket, before any of it is held against the ticket. */
export interface ModelClassification {
  readonly category: string;
  readonly category_confidence: number;
  readonly severity: string;
  readonly severity_confidence: number;
  /** Unknown ids here and under `supports` are passed over later; to refuse them would cost a second call. */
  readonly secondary_categories?: readonly string[] | undefined;
  readonly evidence?: readonly { readonly quote: string; readonly supports: string }[] | undefined;
  /** Quotes that ask for haste. */
  readonly urgency?: readonly string[] | undefined;
  readonly reasoning: string;
}

// As a refinement the range stays out of the schema that every prompt shows; the instructions name it.
const confidence = z.number().refine((value) => value >= 0 && value <= 1, 'must be from 0 to 1');

/** Takes the desk's own ids for category and severity and no others. */
export function modelClassificationSchema(
  { categories }: CategoriesConfig,
  { severities }: SeveritiesConfig,
): z.ZodType<ModelClassification> {
  return z.object({
    category: z.enum(Object.keys(categories)),
    category_confidence: confidence,
    severity: z.enum(Object.keys(severities)),
    severity_confidence: confidence,
    secondary_categories: z.array(z.string()).optional(),
    evidence: z.array(z.object({ quote: z.string(), supports: z.string() })).optional(),
    urgency: z.array(z.string()).optional(),
    reasoning: z.string(),
  });
}
