import type { Source, Span } from '@app/domain';

/** One fact found in a ticket; one entry per field name. */
export interface ExtractedField {
  readonly name: string;
  /** A string for one value, an array for several, in order of appearance, without repeats. */
  readonly value: string | readonly string[];
  /** In [0, 1]. */
  readonly confidence: number;
  /** The ticket's own text at the first place where the value stands. */
  readonly sourceSpan: string | null;
  /** Every place where the value or values stand. */
  readonly spans: readonly Span[];
  readonly source: Source;
}

export interface Extraction {
  readonly fields: readonly ExtractedField[];
  /** The category's required fields that were not found. */
  readonly missingRequired: readonly string[];
  readonly validationErrors: readonly string[];
}
