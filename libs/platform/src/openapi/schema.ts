import { type OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** A schema of the document in its own place, or a reference to one. */
export type SchemaOrReference = Schemas[string];
export type Schema = Exclude<SchemaOrReference, { $ref: string }>;

export function isReference(schema: SchemaOrReference): schema is Exclude<SchemaOrReference, Schema> {
  return '$ref' in schema;
}

/** The schemas directly inside one, wherever they may stand. */
export function schemasWithin(schema: Schema): SchemaOrReference[] {
  const { properties, items, additionalProperties, allOf, anyOf, oneOf } = schema;
  return [
    ...Object.values(properties ?? {}),
    ...(items === undefined ? [] : [items]),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...(allOf ?? []),
    ...(anyOf ?? []),
    ...(oneOf ?? []),
  ];
}

/** The schema a reference leads to. */
export function resolved(schema: SchemaOrReference, document: OpenAPIObject): Schema {
  if (!isReference(schema)) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const target = document.components?.schemas?.[name];
  if (target === undefined) throw new Error(`The OpenAPI document has no schema ${name}`);
  return resolved(target, document);
}
