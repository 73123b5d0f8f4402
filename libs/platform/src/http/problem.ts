import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { AppError, type ErrorKind, type FieldError } from '@app/domain';

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly request_id: string;
  readonly errors?: readonly FieldError[];
}

/** What an error means to the caller, before it is tied to a request. */
export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes an error of a library one of ours; undefined where it knows nothing about it. */
export type ErrorTranslator = (error: unknown) => AppError | undefined;

const STATUS_OF = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  rate_limited: 429,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>;

const RETRY_AFTER_SECONDS = 5;

/** The words for errors that the framework raises; its own may quote what the caller sent. */
const FRAMEWORK_FAULTS: Readonly<Record<number, { readonly code: string; readonly detail: string }>> = {
  400: { code: 'malformed_request', detail: 'The request is malformed.' },
  404: { code: 'unknown_route', detail: 'There is nothing at this path.' },
  405: {
    code: 'method_not_allowed',
    detail: 'This path does not take this method; the Allow header lists those it does.',
  },
  408: { code: 'request_timeout', detail: 'The request did not arrive in time.' },
  413: { code: 'body_too_large', detail: 'The body is larger than 1 MiB.' },
  415: { code: 'unsupported_media_type', detail: 'Send JSON: Content-Type application/json in UTF-8.' },
  431: { code: 'headers_too_large', detail: 'The request line and headers are too large.' },
  500: { code: 'internal_error', detail: 'Something went wrong here; name the request id when you report it.' },
};

/** The fault behind an error, or undefined for one that is a bug of ours. */
export function faultOf(error: unknown, translators: readonly ErrorTranslator[]): Fault | undefined {
  if (error instanceof AppError) return appFault(error);
  for (const translate of translators) {
    const known = translate(error);
    if (known !== undefined) return appFault(known);
  }
  const status = httpStatusOf(error);
  return status === undefined ? undefined : frameworkFault(status);
}

export function frameworkFault(status: number): Fault {
  const known = FRAMEWORK_FAULTS[status];
  const title = titleOf(status);
  return {
    status,
    title,
    code: known?.code ?? title.toLowerCase().replaceAll(/[^a-z]+/g, '_'),
    detail: known?.detail ?? `${title}.`,
    headers: {},
  };
}

export function problemOf(fault: Fault, instance: string, requestId: string): Problem {
  const { status, code, title, detail, errors } = fault;
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    instance,
    request_id: requestId,
    ...(errors !== undefined && { errors }),
  };
}

function appFault({ kind, code, message, details }: AppError): Fault {
  const status = STATUS_OF[kind];
  const headers = headersOf(kind, details);
  return { status, title: titleOf(status), code, detail: message, errors: details.errors, headers };
}

function headersOf(kind: ErrorKind, { retryAfterSeconds }: AppError['details']): Record<string, string> {
  if (kind === 'unauthenticated') return { 'WWW-Authenticate': 'Bearer' };
  if (kind === 'rate_limited' || kind === 'unavailable')
    return { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds ?? RETRY_AFTER_SECONDS))) };
  return {};
}

/** Nest and body-parser both say 4xx for what the caller did; their 5xx are faults of ours. */
function httpStatusOf(error: unknown): number | undefined {
  const status = error instanceof HttpException ? error.getStatus() : exposedStatus(error);
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}

/** The signature of `http-errors`, which Express and its parsers throw. */
function exposedStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { expose, statusCode } = error as Error & { expose?: unknown; statusCode?: unknown };
  return expose === true && typeof statusCode === 'number' ? statusCode : undefined;
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
