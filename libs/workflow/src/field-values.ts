import { type FieldValues } from '@app/domain';

/** The values alone, by field name: what one stage tells another. */
export function fieldValues(
  fields: readonly { readonly name: string; readonly value: string | readonly string[] }[],
): FieldValues {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}
