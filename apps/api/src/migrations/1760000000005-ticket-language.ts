import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** In which language a ticket is written; tickets of earlier versions stay without. */
export class TicketLanguage1760000000005 implements MigrationInterface {
  name = 'TicketLanguage1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table tickets add column language text');
    await runner.query('create index tickets_by_language on tickets (language, created_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table tickets drop column language');
  }
}
