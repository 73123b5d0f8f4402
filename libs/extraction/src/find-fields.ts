import { ClaimedText } from './claimed-text.js';
import { type Candidate } from './detectors/detector.js';
import { opaqueNumbers } from './detectors/opaque-numbers.js';
import { type Field } from './field.js';

/** A place in a cleaned text and the field that stands there. */
export interface Finding extends Candidate {
  readonly field: Field;
}

/** Every field's places; a character belongs to the first field of the list that claims it. */
export function findFields(fields: readonly Field[], text: string): Finding[] {
  const claimed = new ClaimedText(text.length);
  for (const { start, end } of opaqueNumbers(text)) claimed.close(start, end);
  return fields.flatMap((field) =>
    field
      .find(text)
      .filter(({ start, end }) => claimed.take(start, end, field.heedsOpaqueNumbers))
      .map((candidate) => ({ ...candidate, field })),
  );
}
