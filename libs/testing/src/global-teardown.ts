import type { TestRun } from './global-setup.js';

/** Stops what the global set-up started; Jest wants a default export. */
export default async function stopTestDatabase(): Promise<void> {
  await (globalThis as TestRun).testPostgres?.close();
}
