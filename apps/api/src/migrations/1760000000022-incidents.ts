import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Storms of tickets with one cause, and the hashes of words by which they are noticed. */
export class Incidents1760000000022 implements MigrationInterface {
  name = 'Incidents1760000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table incidents (
        id uuid primary key,
        opened_at timestamptz(3) not null,
        first_seen_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        ticket_count int not null,
        customer_count int not null,
        terms jsonb not null,
        merged_into uuid references incidents (id)
      )`);
    await runner.query('create index incidents_newest on incidents (last_seen_at, id) where merged_into is null');
    // A ticket is watched before it is stored, so that its incident can decide on its route: no reference to tickets.
    await runner.query(`
      create table incident_tickets (
        ticket_id uuid primary key,
        incident_id uuid not null references incidents (id),
        customer uuid not null,
        seen_at timestamptz(3) not null
      )`);
    await runner.query('create index incident_tickets_newest on incident_tickets (incident_id, seen_at, ticket_id)');
    await runner.query('create index incident_tickets_by_customer on incident_tickets (incident_id, customer)');
    await runner.query(`
      create table incident_signals (
        doc int generated always as identity primary key,
        ticket_id uuid not null unique,
        seen_at timestamptz(3) not null,
        customer uuid not null
      )`);
    await runner.query('create index incident_signals_by_time on incident_signals (seen_at, doc)');
    await runner.query(`
      create table incident_terms (
        term int not null,
        seen_at timestamptz(3) not null,
        doc int not null,
        size smallint not null
      )`);
    await runner.query('create index incident_terms_newest on incident_terms (term, seen_at, doc) include (size)');
    await runner.query('create index incident_terms_by_time on incident_terms using brin (seen_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['incident_terms', 'incident_signals', 'incident_tickets', 'incidents'])
      await runner.query(`drop table ${table}`);
  }
}
