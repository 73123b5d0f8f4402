import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the desk taught beside its tickets, the runs that learnt from it, and the models that came of them. */
export class DeskModels1760000000011 implements MigrationInterface {
  name = 'DeskModels1760000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lessons (
        id text primary key,
        subject text not null,
        body text not null,
        category text,
        severity text,
        created_at timestamptz(3) not null
      )`);
    await runner.query(`
      create table learning_runs (
        id uuid primary key,
        status text not null check (status in ('queued', 'running', 'completed', 'failed')),
        occasion text not null check (occasion in ('corrections', 'request', 'nightly', 'import', 'upgrade')),
        tasks text[] not null,
        requested_by text not null,
        created_at timestamptz(3) not null,
        started_at timestamptz(3),
        completed_at timestamptz(3),
        results jsonb,
        error text,
        attempts int not null default 0,
        worker uuid,
        lease_until timestamptz
      )`);
    // The database itself keeps two processes from training at once, and a second request from queueing twice.
    await runner.query(
      `create unique index learning_runs_one_running on learning_runs (status) where status = 'running'`,
    );
    await runner.query(
      `create unique index learning_runs_one_queued on learning_runs (status) where status = 'queued'`,
    );
    await runner.query('create index learning_runs_newest on learning_runs (created_at)');
    await runner.query(`
      create table desk_models (
        version int generated always as identity primary key,
        task text not null,
        verdict text not null check (verdict in ('accepted', 'rejected')),
        taxonomy text not null,
        base text not null,
        card jsonb not null,
        evidence jsonb not null,
        model bytea not null,
        run_id uuid references learning_runs (id) on delete set null,
        trained_at timestamptz(3) not null,
        trained_by text not null
      )`);
    await runner.query('create index desk_models_of_run on desk_models (run_id)');
    // Rows are added and never changed: the newest of a task says what is in force. Version 0 is the base alone.
    await runner.query(`
      create table model_activations (
        id int generated always as identity primary key,
        task text not null,
        version int references desk_models (version),
        activated_at timestamptz(3) not null,
        activated_by text not null
      )`);
    await runner.query('create index model_activations_of_task on model_activations (task, id desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['model_activations', 'desk_models', 'learning_runs', 'lessons'])
      await runner.query(`drop table ${table}`);
  }
}
