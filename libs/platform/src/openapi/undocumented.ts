import { type OpenAPIObject } from '@nestjs/swagger';
import { exampleOf } from './examples.js';
import { operationsOf } from './operations.js';
import { resolved } from './schema.js';

/** What a reader of the document would miss, one line each; empty where all has a description and an example. */
export function undocumented(document: OpenAPIObject): string[] {
  return [...undocumentedSchemas(document), ...undocumentedOperations(document)];
}

function undocumentedSchemas(document: OpenAPIObject): string[] {
  return Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => {
    const own = resolved(schema, document);
    const properties = Object.entries(own.properties ?? {}).flatMap(([property, inner]) => [
      ...missing(`${name}.${property}`, 'description', (inner as { description?: string }).description),
      ...missing(`${name}.${property}`, 'example', exampleOf(inner, document, [])),
    ]);
    return [
      ...missing(name, 'description', own.description),
      ...missing(name, 'example', exampleOf(own, document, [])),
      ...properties,
    ];
  });
}

function undocumentedOperations(document: OpenAPIObject): string[] {
  return operationsOf(document).flatMap(({ path, method, operation }) => {
    const place = `${method.toUpperCase()} ${path}`;
    const parameters = (operation.parameters ?? []).flatMap((parameter) =>
      'in' in parameter ? missing(`${place} ${parameter.name}`, 'description', parameter.description) : [],
    );
    return [...missing(place, 'summary', operation.summary), ...parameters];
  });
}

function missing(place: string, what: string, value: unknown): string[] {
  return value === undefined || value === '' ? [`${place} has no ${what}`] : [];
}
