import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endedChildrenCpuMs, type PostgresProcesses } from './processes.js';

const COMMAND = fileURLToPath(new URL('../../../apps/cli/src/main.js', import.meta.url));

export interface ImportFigures {
  /** As the command itself tells, its start left out. */
  readonly perSecond: number;
  /** CPU time a ticket; of the import its start included. */
  readonly importMs: number;
  readonly postgresMs: number;
}

/** Runs the command that `npm run import` runs. @throws where it does not import all of the tickets */
export async function runImport(
  file: string,
  tickets: number,
  databaseUrl: string,
  postgres: PostgresProcesses | undefined,
): Promise<ImportFigures> {
  const before = { ours: endedChildrenCpuMs(), postgres: postgres?.cpuMs() ?? Number.NaN };
  const child = spawn(process.execPath, ['--enable-source-maps', COMMAND, 'import', '--in', file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  const [, imported, perSecond] = /^(\d+) tickets imported in .*, (\d+) a second$/m.exec(said) ?? [];
  if (Number(imported) !== tickets) throw new Error(`the import ended with ${child.exitCode ?? 'a signal'}: ${said}`);
  return {
    perSecond: Number(perSecond),
    importMs: (endedChildrenCpuMs() - before.ours) / tickets,
    postgresMs: ((postgres?.cpuMs() ?? Number.NaN) - before.postgres) / tickets,
  };
}
