import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What each run of the workflow did, step by step. */
export class WorkflowRuns1760000000002 implements MigrationInterface {
  name = 'WorkflowRuns1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workflow_runs (
        id uuid primary key,
        ticket_id uuid not null references tickets (id) on delete cascade,
        status text not null check (status in ('completed', 'degraded', 'failed')),
        started_at timestamptz(3) not null,
        completed_at timestamptz(3) not null,
        total_duration_ms int not null,
        steps jsonb not null
      )`);
    await runner.query('create index workflow_runs_of_ticket on workflow_runs (ticket_id, started_at desc, id desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table workflow_runs');
  }
}
