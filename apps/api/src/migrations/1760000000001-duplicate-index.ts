import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is kept of each ticket to find its duplicates: hashes only, and the postings of its most telling terms. */
export class DuplicateIndex1760000000001 implements MigrationInterface {
  name = 'DuplicateIndex1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    // `doc` is the ticket's short number: in the postings it takes a quarter of what its id would. `terms` holds int4s,
    // packed: as an array they took PostgreSQL longer to write out than to find.
    await runner.query(`
      create table duplicate_fingerprints (
        ticket_id uuid primary key references tickets (id) on delete cascade,
        doc int generated always as identity unique,
        created_at timestamptz(3) not null,
        root_id uuid references duplicate_fingerprints (ticket_id) on delete set null,
        text_hash uuid not null,
        customer_id_hash uuid,
        customer_email_hash uuid,
        terms bytea not null
      )`);
    await runner.query(
      'create index duplicate_fingerprints_by_text on duplicate_fingerprints (text_hash, created_at, doc)',
    );
    await runner.query(
      'create index duplicate_fingerprints_by_root on duplicate_fingerprints (root_id) where root_id is not null',
    );
    // Postings of a deleted ticket are left behind: they lead nowhere, and finding them would take an index of its own.
    await runner.query(`
      create table duplicate_terms (
        term int not null,
        doc int not null,
        created_at timestamptz(3) not null
      )`);
    await runner.query('create index duplicate_terms_newest on duplicate_terms (term, created_at, doc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table duplicate_terms');
    await runner.query('drop table duplicate_fingerprints');
  }
}
