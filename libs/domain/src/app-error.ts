/** What went wrong, in the caller's terms; the HTTP layer alone knows which status a kind becomes. */
export type ErrorKind =
  'malformed' | 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'rate_limited' | 'unavailable';

/** One wrong field: `pointer` is a JSON pointer into the body, or the name of a query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** An error whose message may be shown to the caller: no stack, query, prompt or key in it. */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    /** Stable and machine-readable, such as `ticket_not_found`. */
    readonly code: string,
    message: string,
    readonly details: { readonly errors?: readonly FieldError[]; readonly retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}
