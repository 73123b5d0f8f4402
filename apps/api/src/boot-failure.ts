import { OperatorError } from '@app/domain';

/** Says on stderr why the service did not start: the operator's mistakes in plain words, anything else with its stack. */
export function explainBootFailure(error: unknown): void {
  process.stderr.write(`\nThe service did not start.\n${explanationOf(error)}\n`);
}

function explanationOf(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (isBusyPort(error)) return `Port ${error.port} on ${error.address} is in use; set APP_PORT to another one.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const isBusyPort = (error: unknown): error is { port: number; address: string } =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
