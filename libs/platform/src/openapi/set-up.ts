import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { DOCS_PATH } from './docs-path.js';
import { addExamples } from './examples.js';
import { addProblems, KEY_AS_BEARER, KEY_IN_HEADER } from './problem-responses.js';
import { nameAsOnTheWire } from './wire-names.js';

export interface ApiDescription {
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly version: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** Of schemas whose classes know no Swagger, by name. */
  readonly schemas?: Readonly<Record<string, string>>;
}

// The version whose schemas can say null as JSON Schema does.
const OPENAPI_VERSION = '3.1.0';

/** Serves Swagger UI at /docs and the document at /openapi.json, which is built when it is first asked for. */
export function setUpOpenApi(app: NestExpressApplication, description: ApiDescription): void {
  SwaggerModule.setup(DOCS_PATH, app, () => openApiDocument(app, description), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: description.title,
    // No badge from a validator elsewhere: it would tell a stranger where this service is.
    swaggerOptions: { validatorUrl: null, tryItOutEnabled: true, persistAuthorization: true },
  });
}

/** The document as a client sees the service: in the wire's names, with every error. */
export function openApiDocument(app: NestExpressApplication, description: ApiDescription): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, baseOf(description), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  describeSchemas(document, description.schemas ?? {});
  nameAsOnTheWire(document);
  addProblems(document);
  addExamples(document);
  return document;
}

function describeSchemas({ components }: OpenAPIObject, descriptions: Readonly<Record<string, string>>): void {
  for (const [name, description] of Object.entries(descriptions))
    Object.assign(components?.schemas?.[name] ?? {}, { description });
}

function baseOf({ title, description, version, tags }: ApiDescription): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion(OPENAPI_VERSION)
    .setTitle(title)
    .setDescription(description)
    .setVersion(version)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An API key, where keys are configured.' },
      KEY_AS_BEARER,
    )
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same key.' }, KEY_IN_HEADER);
  for (const tag of tags) builder.addTag(tag.name, tag.description);
  return builder.build();
}
