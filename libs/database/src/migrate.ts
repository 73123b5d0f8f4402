import { type DataSource, MigrationExecutor } from 'typeorm';
import { AdvisoryLock } from './advisory-lock.js';

/**
 * Runs what has not run yet, once, however many processes boot at the same time: the others wait for the lock and
 * then find nothing to do. Lock and migrations share one connection, so the lock goes when the connection goes.
 * @returns the names of the migrations that ran
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [AdvisoryLock.migrations]);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      return (await executor.executePendingMigrations()).map(({ name }) => name);
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [AdvisoryLock.migrations]);
    }
  } finally {
    await runner.release();
  }
}
