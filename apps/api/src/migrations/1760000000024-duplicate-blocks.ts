import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Postings in blocks: a search reads some dozen rows where it read thousands, and a ticket takes a third of the room.
 *
 * All tickets stand in line for the new index, which the service merges in the background once the first search finds
 * them waiting, some thousand a second; until then older tickets are found by their very same text alone.
 */
export class DuplicateBlocks1760000000024 implements MigrationInterface {
  name = 'DuplicateBlocks1760000000024';

  async up(runner: QueryRunner): Promise<void> {
    // The newest block of a term is rewritten at each merge, and most blocks are small: a fifth of them dead, as is usual, would
    // be more bytes than all that live.
    // `tickets_so_far` counts the postings of this block and of those before: in the newest one, all of the term.
    await runner.query(`
      create table duplicate_blocks (
        term int not null,
        block int not null,
        tickets_so_far int not null,
        postings bytea not null,
        primary key (term, block)
      ) with (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.05)`);
    // Postings are hashes and numbers: trying to compress them costs time and gains nothing.
    await runner.query('alter table duplicate_blocks alter column postings set storage external');
    await runner.query('alter table duplicate_uncounted rename to duplicate_waiting');
    await runner.query(
      'insert into duplicate_waiting (doc) select doc from duplicate_fingerprints on conflict do nothing',
    );
    await runner.query('update duplicate_corpus set tickets = 0, subject_words = 0, body_words = 0');
    await runner.query('drop table duplicate_postings');
    await runner.query('drop table duplicate_term_counts');
  }

  /** Postings are made anew of the first terms of each ticket, the most telling ones, least significant byte first. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create table duplicate_postings (term int not null, doc int not null)');
    await runner.query(`
      insert into duplicate_postings (term, doc)
      select get_byte(terms, at) | (get_byte(terms, at + 1) << 8) | (get_byte(terms, at + 2) << 16)
        | (get_byte(terms, at + 3) << 24), doc
      from duplicate_fingerprints cross join generate_series(0, least(length(terms), 96) - 4, 4) as at
      order by doc`);
    await runner.query('create index duplicate_postings_newest on duplicate_postings (term, doc)');
    await runner.query('create table duplicate_term_counts (term int primary key, tickets int not null)');
    await runner.query('alter table duplicate_waiting rename to duplicate_uncounted');
    await runner.query(
      'insert into duplicate_uncounted (doc) select doc from duplicate_fingerprints on conflict do nothing',
    );
    await runner.query('update duplicate_corpus set tickets = 0, subject_words = 0, body_words = 0');
    await runner.query('drop table duplicate_blocks');
  }
}
