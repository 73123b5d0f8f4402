import { readdirSync, readFileSync } from 'node:fs';
import { type Client } from 'pg';

/** Of Linux's clock, by which processes are charged. */
const TICK_MS = 10;

/** What `/proc/<pid>/stat` tells from the state on; undefined for a process that is gone, and where there is no /proc. */
function statOf(pid: number | 'self'): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
  } catch {
    return undefined;
  }
}

const sumOf = (fields: readonly string[] = []): number =>
  fields.reduce((sum, field) => sum + Number(field) * TICK_MS, 0);

/** CPU time of the children of this process that have ended, in ms. */
export function endedChildrenCpuMs(): number {
  return sumOf(statOf('self')?.slice(13, 15));
}

/** A PostgreSQL server on this machine, seen from outside. */
export class PostgresProcesses {
  private constructor(private readonly postmaster: number) {}

  /** Undefined for a server elsewhere. */
  static async of(client: Client): Promise<PostgresProcesses | undefined> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const backend = rows[0]?.pid ?? 0;
    const parent = Number(statOf(backend)?.[1] ?? 0);
    return isPostgres(backend) && isPostgres(parent) ? new PostgresProcesses(parent) : undefined;
  }

  /** CPU time that all its processes have used since it started, in ms. */
  cpuMs(): number {
    const living = this.children().map((pid) => sumOf(statOf(pid)?.slice(11, 13)));
    return sumOf(statOf(this.postmaster)?.slice(11, 15)) + living.reduce((sum, each) => sum + each, 0);
  }

  /** Memory of all its processes, what they share counted once. */
  residentMegabytes(): number {
    return [this.postmaster, ...this.children()].reduce((sum, pid) => sum + proportionalMegabytes(pid), 0);
  }

  private children(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => Number(statOf(pid)?.[1]) === this.postmaster);
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

function proportionalMegabytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
