import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requests that may be repeated without being run twice; `answer` is json, not jsonb, so that a replay is byte-identical. */
export class IdempotencyKeys1760000000003 implements MigrationInterface {
  name = 'IdempotencyKeys1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        owner text not null,
        key text not null,
        digest text not null,
        answer json,
        claimed_at timestamptz(3) not null,
        primary key (owner, key)
      )`);
    await runner.query('create index idempotency_keys_by_age on idempotency_keys (claimed_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
  }
}
