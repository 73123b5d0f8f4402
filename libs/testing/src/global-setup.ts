import { registerHooks } from 'node:module';
import type * as PostgresServerFile from './postgres-server.js';

/** What the set-up leaves in `globalThis` for the tear-down. */
export interface TestRun {
  testPostgres?: PostgresServerFile.PostgresServer;
}

/** Starts one server for all spec files of a run with TEST_DATABASE=postgres; Jest wants a default export. */
export default async function startTestDatabase(): Promise<void> {
  if (process.env.TEST_DATABASE !== 'postgres' || process.env.TEST_DATABASE_URL !== undefined) return;
  const { aPostgresServer } = await importSource();
  const server = await aPostgresServer();
  (globalThis as TestRun).testPostgres = server;
  process.env.TEST_DATABASE_URL = server.url;
}

/** Jest compiles what a global set-up imports, but finds no `.ts` behind a `.js`: its module mapping is for specs. */
async function importSource(): Promise<typeof PostgresServerFile> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(
        context.parentURL?.includes('/libs/testing/') ? specifier.replace(/^(\..*)\.js$/, '$1.ts') : specifier,
        context,
      ),
  });
  try {
    return await import('./postgres-server.js');
  } finally {
    hooks.deregister();
  }
}
