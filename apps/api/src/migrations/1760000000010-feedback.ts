import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the desk says of the service's answers; rows are added and never changed. */
export class Feedback1760000000010 implements MigrationInterface {
  name = 'Feedback1760000000010';

  async up(runner: QueryRunner): Promise<void> {
    // The original answer is copied, so that holding it against the desk's word reads this narrow table alone.
    await runner.query(`
      create table feedback (
        id uuid primary key,
        ticket_id uuid not null references tickets (id) on delete cascade,
        category text,
        severity text,
        team text,
        fields jsonb,
        draft_accepted boolean,
        draft_final text,
        comment text,
        agent text,
        given_by text not null,
        digest text not null,
        created_at timestamptz(3) not null,
        original_category text,
        category_confidence double precision,
        original_severity text,
        severity_confidence double precision,
        original_team text,
        team_confidence double precision,
        original_source text,
        answered_at timestamptz(3) not null
      )`);
    await runner.query('create index feedback_of_ticket on feedback (ticket_id, id desc)');
    // How many corrections came since a moment.
    await runner.query(`
      create index feedback_teaching on feedback (created_at) where category is not null or severity is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table feedback');
  }
}
