import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A ticket's hashed words beside it, so that the tickets close to a new one can be compared with one another. */
export class IncidentTerms1760000000025 implements MigrationInterface {
  name = 'IncidentTerms1760000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table incident_signals add column terms int[] not null default '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table incident_signals drop column terms');
  }
}
