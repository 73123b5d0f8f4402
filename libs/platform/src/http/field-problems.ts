import { type ValidationError } from 'class-validator';
import { toSnake } from './naming.js';

export interface FieldProblem {
  /** In wire names, from the outermost value inwards. */
  readonly path: readonly string[];
  readonly detail: string;
}

const REWORDED: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not a known property',
  nestedValidation: 'must be an object',
  isObject: 'must be an object',
  isString: 'must be text',
  isBoolean: 'must be true or false',
  isArray: 'must be a list',
  isEmail: 'must be an email address',
  unknownValue: 'must be an object',
};

/** What class-validator found, in the wire's names and in words that name neither its internals nor the caller's value. */
export function fieldProblems(errors: readonly ValidationError[], above: readonly string[] = []): FieldProblem[] {
  return errors.flatMap((error) => {
    const path = [...above, toSnake(error.property)];
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
      path,
      detail: detailOf(error, name, message),
    }));
    return [...own, ...fieldProblems(error.children ?? [], path)];
  });
}

function detailOf(error: ValidationError, constraint: string, message: string): string {
  if (error.value === undefined && constraint !== 'whitelistValidation') return 'is required';
  return REWORDED[constraint] ?? withoutProperty(message, error.property);
}

/** The pointer names the property already, and class-validator would name it as it is inside. */
function withoutProperty(message: string, property: string): string {
  return message.replace(`each value in ${property} `, 'each value ').replace(`${property} `, '');
}
