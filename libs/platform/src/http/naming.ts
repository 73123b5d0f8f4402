import { MAX_JSON_DEPTH } from './json-depth.js';
import { isVerbatim } from './verbatim.js';

// A letter after each underscore makes the two names of a property find each other without loss.
const SNAKE_CASE = /^[a-z][a-z0-9]*(?:_[a-z][a-z0-9]*)*$/;
/** More than any shape has; class-transformer takes seconds over an object of 90,000 unknown keys. */
const MAX_KEYS = 256;
const MAX_REMEMBERED = 4096;
const MAX_REMEMBERED_LENGTH = 64;

export const toCamel = remembered((key) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
export const toSnake = remembered((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** The inside name of a wire name, or undefined where no property can have that name. */
const propertyNameOf = remembered((key) => {
  if (!SNAKE_CASE.test(key)) return undefined;
  const name = toCamel(key);
  return name in Object.prototype ? undefined : name;
});

export interface FromWire {
  readonly value: unknown;
  /** Where keys stand that are no wire names, such as `customerEmail` or `__proto__`, or too many; `value` lacks them. */
  readonly unknown: readonly (readonly string[])[];
}

/** Renames the keys of parsed JSON from the wire's snake_case to camelCase. */
export function fromWire(value: unknown): FromWire {
  const unknown: string[][] = [];
  return { value: renamedFromWire(value, [], unknown), unknown };
}

/** What an answer looks like on the wire: snake_case keys, times in ISO 8601, nothing undefined, numbers JSON can hold. */
export function toWire(value: unknown): unknown {
  return renamedToWire(value, 0);
}

/** A JSON pointer (RFC 6901). */
export function pointerTo(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function renamedFromWire(value: unknown, path: string[], unknown: string[][]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (path.length > MAX_JSON_DEPTH) throw new RangeError('The value is nested too deeply');
  if (Array.isArray(value)) return value.map((item: unknown, index) => renamedBelow(index, item, path, unknown));

  const named: Record<string, unknown> = {};
  const keys = Object.keys(value);
  for (const [index, key] of keys.entries()) {
    const name = index < MAX_KEYS ? propertyNameOf(key) : undefined;
    if (name === undefined) unknown.push([...path, key]);
    else {
      const inner = (value as Record<string, unknown>)[key];
      named[name] = isVerbatim(name, 'request') ? inner : renamedBelow(key, inner, path, unknown);
    }
  }
  return named;
}

/** The path is one array that grows and shrinks: it is read only where a key is wrong. */
function renamedBelow(key: string | number, value: unknown, path: string[], unknown: string[][]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  path.push(String(key));
  const named = renamedFromWire(value, path, unknown);
  path.pop();
  return named;
}

function renamedToWire(value: unknown, depth: number): unknown {
  // Adding zero turns -0 into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_JSON_DEPTH) throw new RangeError('The answer is nested too deeply');
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((item: unknown) => renamedToWire(item, depth + 1) ?? null);

  const wire: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner === undefined) continue;
    wire[toSnake(key)] = isVerbatim(key, 'response') ? inner : renamedToWire(inner, depth + 1);
  }
  return wire;
}

/** Callers choose keys, so what is remembered is bounded. */
function remembered<T>(rename: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const name = known.get(key);
    if (name !== undefined) return name;
    const fresh = rename(key);
    if (key.length > MAX_REMEMBERED_LENGTH) return fresh;
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, fresh);
    return fresh;
  };
}
