import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What it takes to rank: occurrences and titles beside the terms, and in how many tickets each term stands.
 *
 * Nothing is lost of tickets stored before: their postings move over as they are, their terms stay, and all of them
 * stand in line to be counted, which later writers do, some hundreds at a time. Their titles and occurrences are not
 * known (null): each term then counts as if it stood once in the body.
 */
export class DuplicateRanking1760000000020 implements MigrationInterface {
  name = 'DuplicateRanking1760000000020';

  async up(runner: QueryRunner): Promise<void> {
    // One byte a term; two bytes a run of three letters of the title. Nullable, so that no row is rewritten.
    await runner.query('alter table duplicate_fingerprints add column counts bytea, add column grams bytea');
    // The time is left out: it made a posting half as large again, and reading the few best is cheaper.
    await runner.query('create table duplicate_postings (term int not null, doc int not null)');
    await runner.query('insert into duplicate_postings (term, doc) select term, doc from duplicate_terms order by doc');
    await runner.query('create index duplicate_postings_newest on duplicate_postings (term, doc)');
    await runner.query('drop table duplicate_terms');
    await runner.query('create table duplicate_term_counts (term int primary key, tickets int not null)');
    await runner.query(`
      create table duplicate_corpus (
        one boolean primary key default true check (one),
        tickets bigint not null,
        subject_words bigint not null,
        body_words bigint not null
      )`);
    await runner.query('insert into duplicate_corpus (tickets, subject_words, body_words) values (0, 0, 0)');
    await runner.query('create table duplicate_uncounted (doc int primary key)');
    await runner.query('insert into duplicate_uncounted (doc) select doc from duplicate_fingerprints');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duplicate_terms (term int not null, doc int not null, created_at timestamptz(3) not null)`);
    await runner.query(`
      insert into duplicate_terms (term, doc, created_at)
      select term, doc, created_at from duplicate_postings join duplicate_fingerprints using (doc) order by doc`);
    await runner.query('create index duplicate_terms_newest on duplicate_terms (term, created_at, doc)');
    for (const table of ['duplicate_postings', 'duplicate_term_counts', 'duplicate_corpus', 'duplicate_uncounted'])
      await runner.query(`drop table ${table}`);
    await runner.query('alter table duplicate_fingerprints drop column counts, drop column grams');
  }
}
