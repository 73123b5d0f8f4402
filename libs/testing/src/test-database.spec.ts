import { describe, expect, it } from '@jest/globals';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { aDatabase } from '@app/testing';

class Words1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table words (word text primary key)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table words');
  }
}

describe('aDatabase', () => {
  it('is migrated, empty, and one of its own each time', async () => {
    const schema = { entities: [], migrations: [Words1700000000000] };
    const [one, other] = [await aDatabase(schema), await aDatabase(schema)];
    await one.dataSource.query(`insert into words values ('here')`);
    expect(await one.dataSource.query('select * from words')).toEqual([{ word: 'here' }]);
    expect(await other.dataSource.query('select * from words')).toEqual([]);
    await one.close();
    await other.close();
  });
});
