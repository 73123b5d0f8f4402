import { AppError } from '@app/domain';

const RETRY_AFTER_SECONDS = 5;

/** SQLSTATE: connection exceptions, too many connections, shut down by an administrator, crashed, starting up. */
const GONE_STATES = /^(?:08\w{3}|53300|57P0[1-5])$/;

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTDOWN',
]);

/** What the driver, its pool and TypeORM say in words alone. */
const GONE_WORDS =
  /^(?:Connection terminated|Connection ended|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Driver not Connected|Connection is not established|PGlite is clos)/i;

/** The error for the caller when the database is down, out of reach or full; undefined for every other error. */
export function databaseUnavailable(error: unknown): AppError | undefined {
  if (!isGone(error)) return undefined;
  return new AppError('unavailable', 'database_unavailable', 'The database cannot be reached; try again later.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

/** What an error of the driver, of Node's network or of TypeORM may carry. */
interface DriverTrouble {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  /** TypeORM's own error around the driver's. */
  readonly driverError?: unknown;
  /** One for each address that was tried. */
  readonly errors?: unknown;
}

function isGone(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { message, code, syscall, cause, driverError, errors }: DriverTrouble = error;
  // A missing socket file is a server that is down; any other missing file is not the database's.
  if (code === 'ENOENT') return syscall === 'connect';
  if (typeof code === 'string' && (NETWORK_CODES.has(code) || GONE_STATES.test(code))) return true;
  if (typeof message === 'string' && GONE_WORDS.test(message)) return true;
  if (Array.isArray(errors) && errors.some(isGone)) return true;
  return isGone(driverError) || isGone(cause);
}
