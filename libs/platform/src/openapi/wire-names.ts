import { type OpenAPIObject } from '@nestjs/swagger';
import { toSnake } from '../http/naming.js';
import { operationsOf } from './operations.js';
import { isReference, type Schema, type SchemaOrReference, schemasWithin } from './schema.js';

/** Gives properties and query parameters the names they have on the wire. */
export function nameAsOnTheWire(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) renameProperties(schema);
  for (const { operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? [])
      if ('in' in parameter && parameter.in === 'query') parameter.name = toSnake(parameter.name);
  }
}

function renameProperties(schema: SchemaOrReference): void {
  if (isReference(schema)) return;
  for (const inner of schemasWithin(schema)) renameProperties(inner);
  if (schema.properties !== undefined) schema.properties = renamed(schema.properties);
  if (schema.required !== undefined) schema.required = schema.required.map(toSnake);
}

function renamed(properties: NonNullable<Schema['properties']>): NonNullable<Schema['properties']> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [toSnake(name), schema]));
}
