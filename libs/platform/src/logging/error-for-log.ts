/** What a log may hold of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly code?: string | number;
  readonly cause?: LoggedError;
}

const MAX_CAUSES = 4;

/**
 * Type, message, stack and causes alone: errors carry whole bodies and query parameters in further properties.
 * A thrown thing that is no error is not shown, for it could be anything.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no Error was thrown' };
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.cause instanceof Error && depth < MAX_CAUSES && { cause: errorForLog(error.cause, depth + 1) }),
  };
}
