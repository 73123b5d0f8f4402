import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What asking language models took: every call, and the sum of each run of the workflow. */
export class ModelCalls1760000000004 implements MigrationInterface {
  name = 'ModelCalls1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table workflow_runs
        add column strategy text check (strategy in ('parallel', 'sequence', 'single')),
        add column tokens_used int,
        add column cost_usd double precision`);
    // No key, since nothing refers to a call. A call outlives its ticket, as its price was paid.
    await runner.query(`
      create table model_calls (
        run_id uuid references workflow_runs (id) on delete set null,
        called_at timestamptz(3) not null,
        stage text not null,
        model text not null,
        outcome text not null,
        tokens_used int,
        cost_usd double precision,
        latency_ms int not null
      )`);
    await runner.query('create index model_calls_by_time on model_calls (called_at)');
    // Deleting a run looks for its calls.
    await runner.query('create index model_calls_of_run on model_calls (run_id) where run_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table model_calls');
    await runner.query('alter table workflow_runs drop column strategy, drop column tokens_used, drop column cost_usd');
  }
}
