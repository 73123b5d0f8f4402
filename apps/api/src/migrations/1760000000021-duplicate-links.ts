import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the desk says of pairs of tickets; rows are added and never changed. */
export class DuplicateLinks1760000000021 implements MigrationInterface {
  name = 'DuplicateLinks1760000000021';

  async up(runner: QueryRunner): Promise<void> {
    // The score is what the service had said of the pair, so that holding it against the desk's word reads this table alone.
    await runner.query(`
      create table duplicate_links (
        id uuid primary key,
        ticket_id uuid not null references tickets (id) on delete cascade,
        other_id uuid not null references tickets (id) on delete cascade,
        verdict text not null check (verdict in ('confirmed', 'rejected')),
        score double precision,
        comment text,
        agent text,
        given_by text not null,
        created_at timestamptz(3) not null,
        check (ticket_id <> other_id)
      )`);
    await runner.query('create index duplicate_links_of_ticket on duplicate_links (ticket_id, id desc)');
    await runner.query('create index duplicate_links_of_other on duplicate_links (other_id, id desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table duplicate_links');
  }
}
