import { type DataSourceOptions } from 'typeorm';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** Where the data lives: an embedded PostgreSQL or a server. */
export abstract class DatabaseBackend {
  /** For serving requests. */
  abstract readonly options: PostgresOptions;
  /** For migrating, where a statement may take its time; undefined where only one connection is to be had. */
  abstract readonly unhurriedOptions: PostgresOptions | undefined;
  /** For people; never holds a password. */
  abstract describe(version: string | undefined): string;
  /** After TypeORM let go of its connections. */
  abstract close(): Promise<void>;
}
