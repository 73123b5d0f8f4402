import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The list is filtered by each of these and sorted newest first. Ascending serves that order backwards, and rows that
 * come in by time then fill the end of an index instead of splitting its beginning.
 */
const FILTERS = {
  category: 'category',
  severity: 'severity',
  status: 'status',
  assigned_team: 'assigned_team',
  customer_id: 'customer_id',
  customer_email: 'lower(customer_email)',
  external_id: 'external_id',
};

/** Columns that grow long enough to be stored packed. */
const PACKED = ['body', 'metadata', 'classification', 'extracted_fields', 'response_draft', 'routing', 'search'];

/** What a customer wrote, and what the workflow found in it. */
export class Tickets1760000000000 implements MigrationInterface {
  name = 'Tickets1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    // English stems, and no stop words: "how to" and "not working" are what tickets are made of.
    await runner.query(`create text search dictionary ticket_stem (template = snowball, language = english)`);
    await runner.query(`create text search configuration ticket_text (copy = pg_catalog.english)`);
    await runner.query(`
      alter text search configuration ticket_text
        alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with ticket_stem`);
    // metadata is json, not jsonb, so that it stays as it came. The cap keeps a search vector under its limit of 1 MB.
    await runner.query(`
      create table tickets (
        id uuid primary key,
        subject text not null,
        body text not null,
        external_id text,
        customer_id text,
        customer_email text,
        metadata json not null,
        status text not null default 'pending' check (status in ('pending', 'in_progress', 'resolved', 'closed')),
        triage_status text not null check (triage_status in ('queued', 'completed', 'degraded', 'failed')),
        category text,
        severity text,
        assigned_team text,
        priority text,
        needs_review boolean not null,
        duplicate_of uuid,
        similarity_score double precision,
        classification jsonb,
        extracted_fields jsonb,
        response_draft jsonb,
        routing jsonb,
        related_tickets jsonb not null default '[]',
        created_at timestamptz(3) not null,
        processed_at timestamptz(3),
        search tsvector not null generated always as (
          setweight(to_tsvector('ticket_text', left(subject, 1000)), 'A') ||
          setweight(to_tsvector('ticket_text', left(body, 50000)), 'B')
        ) stored
      )`);
    // lz4 packs several times as fast as the default; a PostgreSQL that was built without it keeps the default.
    await runner.query(`
      do $$ begin
        alter table tickets
          ${PACKED.map((column) => `alter column ${column} set compression lz4`).join(', ')};
      exception when feature_not_supported then null;
      end $$`);
    await runner.query('create index tickets_newest on tickets (created_at, id)');
    for (const [name, filtered] of Object.entries(FILTERS))
      await runner.query(`create index tickets_by_${name} on tickets (${filtered}, created_at, id)`);
    await runner.query('create index tickets_search on tickets using gin (search)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tickets');
    await runner.query('drop text search configuration ticket_text');
    await runner.query('drop text search dictionary ticket_stem');
  }
}
