import { type Span } from '@app/domain';
import { type TicketReading, wordsAt } from '@app/text';
import { type ExtractedField } from './extraction.dto.js';
import { type Field } from './field.js';

/** A value of a field at a place of the ticket. */
export interface Occurrence {
  /** The same for every spelling of a value. */
  readonly key: string;
  readonly value: string;
  /** Reading a day back costs more than finding it, so each value is read once. */
  readonly normalized: () => string | null;
  readonly span: Span;
  readonly confidence: number;
  readonly source: 'rules' | 'llm';
}

/** One value with every place where it stands. */
interface Value {
  readonly value: string;
  readonly normalized: string | null;
  readonly spans: Span[];
  confidence: number;
  source: Occurrence['source'];
}

/** The entry of a field that was found at least once; occurrences come in the order of the text. */
export function extractedField(
  field: Field,
  occurrences: readonly Occurrence[],
  reading: TicketReading,
): ExtractedField {
  const all = distinctValues(occurrences);
  const values = field.isMultiple ? all : surest(all);
  const spans = values.flatMap((value) => value.spans).sort(byPlace);
  const [first] = spans;
  return {
    name: field.name,
    value: values.length === 1 ? (values[0]?.value ?? '') : values.map(({ value }) => value),
    normalized: standardForms(values),
    confidence: rounded(mean(values.map(({ confidence }) => confidence))),
    sourceSpan: first === undefined ? null : field.isMasked ? firstValue(values, first) : wordsAt(reading, first),
    spans,
    // The rules vouch for an entry only where they found all of it.
    source: values.every(({ source }) => source === 'rules') ? 'rules' : 'llm',
  };
}

/** As many as there are values; null where none has one. */
function standardForms(values: readonly Value[]): ExtractedField['normalized'] {
  const forms = values.map(({ normalized }) => normalized);
  if (forms.every((form) => form === null)) return null;
  return forms.length === 1 ? (forms[0] ?? null) : forms;
}

/** A secret's place shows no more of it than its value does. */
function firstValue(values: readonly Value[], first: Span): string | null {
  return values.find(({ spans }) => spans.includes(first))?.value ?? null;
}

function distinctValues(occurrences: readonly Occurrence[]): Value[] {
  const byKey = new Map<string, Value>();
  for (const { key, value, normalized, span, confidence, source } of occurrences) {
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, { value, normalized: normalized(), spans: [span], confidence, source });
    } else {
      known.spans.push(span);
      known.confidence = Math.max(known.confidence, confidence);
      if (source === 'rules') known.source = 'rules';
    }
  }
  return [...byKey.values()];
}

function surest(values: readonly Value[]): Value[] {
  const best = Math.max(...values.map(({ confidence }) => confidence));
  return values.filter(({ confidence }) => confidence === best).slice(0, 1);
}

/** The subject comes before the body. */
function byPlace(a: Span, b: Span): number {
  return a.source === b.source ? a.start - b.start : a.source === 'subject' ? -1 : 1;
}

/** The share of an entry's values that can be expected to be right. */
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const rounded = (confidence: number): number => Math.round(confidence * 100) / 100;
