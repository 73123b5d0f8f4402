import { type OpenAPIObject } from '@nestjs/swagger';
import { resolved, type Schema, type SchemaOrReference } from './schema.js';

const ID = '0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e';
const MOMENT = '2026-03-02T09:12:44.120Z';

/** Gives every object schema an example made of those of its properties. */
export function addExamples(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    const own = resolved(schema, document);
    if (own.example === undefined && own.properties !== undefined) own.example = exampleOf(own, document, []);
  }
}

/** Undefined where nothing in the schema tells. */
export function exampleOf(schema: SchemaOrReference, document: OpenAPIObject, above: readonly Schema[]): unknown {
  const own = resolved(schema, document);
  // Only a schema that holds itself, whose example would never end.
  if (above.includes(own)) return undefined;
  const inner = (each: SchemaOrReference): unknown => exampleOf(each, document, [...above, own]);
  if (own.example !== undefined) return own.example as unknown;
  if (own.enum !== undefined) return own.enum[0] as unknown;
  if (own.format === 'uuid') return ID;
  if (own.format === 'date-time') return MOMENT;
  if (own.items !== undefined) return [inner(own.items)].filter((item) => item !== undefined);
  if (own.properties !== undefined) return exampleOfObject(own.properties, inner);
  const [first] = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
  return first === undefined ? undefined : inner(first);
}

function exampleOfObject(
  properties: NonNullable<Schema['properties']>,
  exampleOfOne: (schema: SchemaOrReference) => unknown,
): object {
  const examples = Object.entries(properties).map(([name, schema]) => [name, exampleOfOne(schema)] as const);
  return Object.fromEntries(examples.filter(([, example]) => example !== undefined));
}
