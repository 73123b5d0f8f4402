import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

/** How PostgreSQL goes down: `fast` says goodbye to its clients, `immediate` is a crash. */
type Shutdown = 'fast' | 'immediate';

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
const DEBIAN_ROOT = '/usr/lib/postgresql';

export interface PostgresServerSettings {
  /** Whether a commit waits for the disk; off is faster and enough where no crash is tested. */
  readonly fsync?: boolean;
}

/** A PostgreSQL server of Debian's in a directory of its own, on a free port of the loopback. */
export class PostgresServer {
  private server: ChildProcess | undefined;
  private readonly killAtExit = (): void => void this.server?.kill('SIGQUIT');

  private constructor(
    private readonly binaries: string,
    private readonly directory: string,
    private readonly port: number,
    private readonly fsync: boolean,
  ) {
    process.once('exit', this.killAtExit);
  }

  static async create({ fsync = false }: PostgresServerSettings = {}): Promise<PostgresServer> {
    const binaries = newestBinaries();
    if (binaries === undefined)
      throw new Error(`no PostgreSQL under ${DEBIAN_ROOT}; install it or set TEST_DATABASE_URL`);
    const directory = mkdtempSync(join(tmpdir(), 'postgres-'));
    const user = unprivileged();
    if (user !== undefined) chownSync(directory, user.uid, user.gid);
    const initdb = ['-D', directory, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '--no-sync'];
    execFileSync(join(binaries, 'initdb'), initdb, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
    return new PostgresServer(binaries, directory, await freePort(), fsync);
  }

  get url(): string {
    return `postgresql://postgres:secret@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.port,
      unix_socket_directories: '',
      max_connections: 50,
      ...(!this.fsync && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.server = spawn(join(this.binaries, 'postgres'), ['-D', this.directory, ...flags], {
      ...unprivileged(),
      stdio: 'ignore',
    });
    await eventually(() => this.answers());
  }

  async stop(shutdown: Shutdown = 'fast'): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server?.exitCode !== null) return;
    server.kill(SIGNALS[shutdown]);
    await once(server, 'exit');
  }

  async restart(shutdown: Shutdown = 'fast'): Promise<void> {
    await this.stop(shutdown);
    await this.start();
  }

  /** Stops the server for good and removes its files. */
  async close(): Promise<void> {
    await this.stop('immediate');
    process.off('exit', this.killAtExit);
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async answers(): Promise<true> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A server that runs; the spec closes it. */
export async function aPostgresServer(settings?: PostgresServerSettings): Promise<PostgresServer> {
  const server = await PostgresServer.create(settings);
  await server.start();
  return server;
}

/** True where specs can start a server of their own. */
export function hasPostgresBinaries(): boolean {
  return newestBinaries() !== undefined;
}

function newestBinaries(): string | undefined {
  if (!existsSync(DEBIAN_ROOT)) return undefined;
  const versions = readdirSync(DEBIAN_ROOT).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(DEBIAN_ROOT, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
