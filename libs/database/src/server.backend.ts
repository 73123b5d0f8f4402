import { Logger } from '@nestjs/common';
import { DatabaseBackend } from './database-backend.js';
import { type ServerTarget } from './database-target.js';

const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** Longer than the server's own limit: it only ends the wait for a server that no longer answers at all. */
const ANSWER_TIMEOUT_MS = 12_000;
/**
 * Compiling a statement takes longer than any of ours runs, and what a search reads is in memory or on a disk without a
 * head: with the server's defaults the planner reads and sorts whole ranges of which some rows are wanted.
 */
const PLANNER = '-c jit=off -c random_page_cost=1.1';
/** A connection to a server that fell silent is not kept for ever. */
const MAX_LIFETIME_SECONDS = 60;

/** A PostgreSQL server behind a pool that survives its restarts. */
export class ServerBackend extends DatabaseBackend {
  readonly options: DatabaseBackend['options'];
  readonly unhurriedOptions: DatabaseBackend['options'];

  constructor(
    private readonly target: ServerTarget,
    poolSize: number,
    applicationName: string,
  ) {
    super();
    const logger = new Logger('Database');
    const { host, port, database, username, password, tls } = target;
    const connection = { ssl: tls, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
    this.unhurriedOptions = {
      type: 'postgres',
      host,
      port,
      ...(database !== undefined && { database }),
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      applicationName,
      connectTimeoutMS: CONNECT_TIMEOUT_MS,
      poolSize: 1,
      installExtensions: false,
      poolErrorHandler: (error: Error) => logger.warn({ reason: error.message }, 'a database connection was lost'),
      extra: connection,
    };
    this.options = {
      ...this.unhurriedOptions,
      poolSize,
      extra: {
        ...connection,
        options: PLANNER,
        statement_timeout: STATEMENT_TIMEOUT_MS,
        query_timeout: ANSWER_TIMEOUT_MS,
        maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
      },
    };
  }

  describe(version: string | undefined): string {
    const { host, port, database, username } = this.target;
    return `PostgreSQL ${version === undefined ? '' : `${version} `}at ${host}:${port}/${database ?? username ?? ''}`;
  }

  async close(): Promise<void> {
    // Every connection belongs to a pool, and TypeORM ended those.
  }
}
