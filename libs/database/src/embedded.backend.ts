import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import { DatabaseBackend } from './database-backend.js';
import { DirectoryLock } from './directory-lock.js';

/** There is one connection: a burst of requests waits for its turn rather than failing. */
const TURN_TIMEOUT_MS = 10_000;

/** PostgreSQL inside this process, in a directory of its own or in memory. */
export class EmbeddedBackend extends DatabaseBackend {
  readonly options: DatabaseBackend['options'];
  readonly unhurriedOptions = undefined;

  private constructor(
    private readonly engine: PGlite,
    private readonly directory: string | undefined,
    private readonly lock: DirectoryLock | undefined,
  ) {
    super();
    this.options = embeddedOptions(engine);
  }

  /** @throws Error when the directory is in use or cannot be written */
  static async open(directory: string | undefined): Promise<EmbeddedBackend> {
    const lock = directory === undefined ? undefined : takeLock(directory);
    try {
      return new EmbeddedBackend(await openEngine({ dataDir: directory ?? 'memory://' }), directory, lock);
    } catch (error) {
      lock?.release();
      throw new Error(`The embedded database in ${directory ?? 'memory'} cannot be opened`, { cause: error });
    }
  }

  describe(): string {
    return `embedded PostgreSQL in ${this.directory ?? 'memory'}`;
  }

  async close(): Promise<void> {
    if (!this.engine.closed) await this.engine.close();
    this.lock?.release();
  }
}

/** A PGlite that knows vectors: what was once created with them cannot be opened without. */
export async function openEngine(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { vector } });
}

/** TypeORM's options for a running PGlite. */
export function embeddedOptions(engine: PGlite): DatabaseBackend['options'] {
  const { connection } = createPgConfig(engine);
  return {
    type: 'postgres',
    installExtensions: false,
    connectTimeoutMS: TURN_TIMEOUT_MS,
    username: 'postgres',
    database: 'postgres',
    poolSize: 1,
    // One session for good: a pool that lets go of it when idle would have to start another.
    extra: { connection, idleTimeoutMillis: 0 },
  };
}

function takeLock(directory: string): DirectoryLock {
  try {
    return DirectoryLock.take(directory);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(
      `The embedded database needs a directory it can write to, and ${directory} is none (${message}); ` +
        'set DATABASE_URL to pglite:DIRECTORY or to a PostgreSQL server.',
      { cause: error },
    );
  }
}
