import { type OpenAPIObject } from '@nestjs/swagger';
import { PUBLIC_EXTENSION } from '../auth/public.js';
import { SCOPES_EXTENSION } from '../auth/scopes.js';
import { frameworkFault, PROBLEM_TYPE } from '../http/problem.js';
import { type Operation, operationsOf } from './operations.js';
import { PROBLEM_SCHEMAS } from './problem-schema.js';

export const KEY_IN_HEADER = 'api_key';
export const KEY_AS_BEARER = 'bearer';

type Response = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>[string];
type Condition = (operation: Operation) => boolean;

const isPublic: Condition = (operation) => PUBLIC_EXTENSION in operation;
const isGuarded: Condition = (operation) => !isPublic(operation);
const takesBody: Condition = ({ requestBody }) => requestBody !== undefined;
const takesParameters: Condition = ({ parameters = [] }) => parameters.length > 0;
const namesOneThing: Condition = ({ parameters = [] }) => parameters.some((each) => 'in' in each && each.in === 'path');

/** Which operations can give which error. */
const PROBLEMS: readonly { readonly status: number; readonly description: string; readonly given: Condition }[] = [
  {
    status: 400,
    description: 'The body is not JSON, or a parameter is wrong.',
    given: (operation) => takesBody(operation) || takesParameters(operation),
  },
  { status: 401, description: 'API keys are configured, and the request has none of them.', given: isGuarded },
  { status: 403, description: 'The API key lacks the scope.', given: isGuarded },
  { status: 404, description: 'There is no such thing.', given: namesOneThing },
  { status: 413, description: 'The body is larger than 1 MiB.', given: takesBody },
  { status: 415, description: 'The body is not application/json in UTF-8.', given: takesBody },
  { status: 422, description: 'A field is missing, wrong or unknown; `errors` points at it.', given: takesBody },
  { status: 429, description: 'Too many requests; `Retry-After` says when to come back.', given: isGuarded },
  { status: 500, description: 'A fault of the service; its log has the request id.', given: () => true },
  { status: 503, description: 'Not now; `Retry-After` says when to come back.', given: () => true },
];

/** Adds the shared error answers and what an operation asks of the API key. */
export function addProblems(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, ...PROBLEM_SCHEMAS };
  components.responses = Object.fromEntries(
    PROBLEMS.map(({ status, description }) => [nameOf(status), problemResponse(status, description)]),
  );
  for (const { operation } of operationsOf(document)) {
    for (const { status, given } of PROBLEMS)
      if (given(operation))
        operation.responses[String(status)] ??= { $ref: `#/components/responses/${nameOf(status)}` };
    demandKey(operation);
  }
}

function demandKey(operation: Operation & { [PUBLIC_EXTENSION]?: true; [SCOPES_EXTENSION]?: string[] }): void {
  const scopes = operation[SCOPES_EXTENSION] ?? [];
  // The empty one: where no keys are configured, none is needed.
  operation.security = isPublic(operation) ? [] : [{}, { [KEY_AS_BEARER]: scopes }, { [KEY_IN_HEADER]: scopes }];
  Reflect.deleteProperty(operation, PUBLIC_EXTENSION);
  Reflect.deleteProperty(operation, SCOPES_EXTENSION);
}

function problemResponse(status: number, description: string): Response {
  return { description, content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/ProblemDetails' } } } };
}

function nameOf(status: number): string {
  return frameworkFault(status).title.replaceAll(/[^A-Za-z]/g, '');
}
