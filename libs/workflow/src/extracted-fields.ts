import { type FieldValues } from '@app/domain';
import { fieldValues } from './field-values.js';

/**
 * What a caller says about the facts in a ticket: an `Extraction` as `/extract` answers it, or a plain `{name: value}`
 * object.
 * @returns the values by name, or undefined where it is neither
 */
export function readExtractedFields(input: unknown): FieldValues | undefined {
  if (!isObject(input)) return undefined;
  if (Array.isArray(input.fields)) {
    const fields: unknown[] = input.fields;
    return fields.every(isNamedValue) ? fieldValues(fields) : undefined;
  }
  return Object.values(input).every(isValue) ? (input as FieldValues) : undefined;
}

const isObject = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

const isValue = (value: unknown): value is string | string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

const isNamedValue = (field: unknown): field is { name: string; value: string | string[] } =>
  isObject(field) && typeof field.name === 'string' && isValue(field.value);
