import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Which models' vectors are kept; of several of a model the newest counts. The vectors themselves stand in a table for each, made when the first one is needed:
 * their type is pgvector's, and most servers do well without it.
 */
export class DuplicateVectors1760000000023 implements MigrationInterface {
  name = 'DuplicateVectors1760000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duplicate_vector_spaces (
        id int generated always as identity primary key,
        model text not null,
        dimensions int not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const spaces = (await runner.query('select id from duplicate_vector_spaces')) as { readonly id: number }[];
    for (const { id } of spaces) await runner.query(`drop table if exists duplicate_vectors_${id}`);
    await runner.query('drop table duplicate_vector_spaces');
  }
}
