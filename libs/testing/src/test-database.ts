import { randomUUID } from 'node:crypto';
import { migrate, type Schema } from '@app/database';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { openEmbedded } from './embedded-template.js';

/** A migrated database that one spec file has to itself. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** Embedded and in memory, or on a real server with TEST_DATABASE=postgres. */
export async function aDatabase(schema: Schema): Promise<TestDatabase> {
  return process.env.TEST_DATABASE === 'postgres' ? onServer(schema) : embedded(schema);
}

async function embedded(schema: Schema): Promise<TestDatabase> {
  const { engine, options } = await openEmbedded(schema);
  const dataSource = await new DataSource({ ...options, ...tables(schema) }).initialize();
  return {
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await engine.close();
    },
  };
}

async function onServer(schema: Schema): Promise<TestDatabase> {
  const { url, drop } = await databaseOnServer();
  const dataSource = new DataSource({ ...serverOptions(url), poolSize: 10, ...tables(schema) });
  await dataSource.initialize();
  await migrate(dataSource);
  return {
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}

/** An empty database for a whole application: its DATABASE_URL, and how to get rid of it. */
export interface TestDatabaseUrl {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Embedded and in memory, or on a real server with TEST_DATABASE=postgres. */
export async function aDatabaseUrl(): Promise<TestDatabaseUrl> {
  if (process.env.TEST_DATABASE === 'postgres') return databaseOnServer();
  return { url: '', drop: () => Promise.resolve() };
}

async function databaseOnServer(): Promise<TestDatabaseUrl> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) throw new Error('TEST_DATABASE=postgres needs TEST_DATABASE_URL or the global set-up');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const dataSource = await new DataSource(serverOptions(url)).initialize();
  try {
    await dataSource.query(statement);
  } finally {
    await dataSource.destroy();
  }
}

function serverOptions(url: string): DataSourceOptions & { type: 'postgres' } {
  return { type: 'postgres', url, installExtensions: false };
}

function tables({ entities, migrations }: Schema): Pick<DataSourceOptions, 'entities' | 'migrations'> {
  return { entities: [...entities], migrations: [...migrations] };
}
