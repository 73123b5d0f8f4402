import { type Fact } from '@app/evaluation';
import { z } from 'zod';
import { type ColumnNames } from './columns.js';
import { InputError } from './input-error.js';
import { TicketReader } from './labelled-ticket.js';
import { type InputRecord } from './input-record.js';

/** A text with the facts that a person marked in it. */
export interface MarkedText {
  readonly id: string | number;
  readonly text: string;
  readonly facts: readonly Fact[];
  /** Types of which every occurrence is marked. */
  readonly exhaustive: readonly string[];
}

const marks = z.object({
  fields: z.array(z.object({ type: z.string(), value: z.string(), start: z.int(), end: z.int() })).default([]),
  types_exhaustive: z.array(z.string()).default([]),
});

/** @throws InputError where the marks have another shape */
export function readMarkedText(record: InputRecord, columns: ColumnNames): MarkedText {
  const { id, text } = new TicketReader(columns).unlabelled(record);
  const parsed = marks.safeParse(record.fields);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw InputError.at(record.place, `${issue?.path.join('.') ?? 'fields'}: ${issue?.message ?? 'has another shape'}`);
  }
  return { id, text, facts: parsed.data.fields, exhaustive: parsed.data.types_exhaustive };
}
