import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { DatabaseService } from './database.service.js';
import { DescribedDataSource } from './described-data-source.js';
import { EmbeddedBackend } from './embedded.backend.js';

class Words1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table words (word text primary key)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table words');
  }
}

interface Opened {
  readonly service: DatabaseService;
  readonly dataSource: DescribedDataSource;
}

async function open(directory: string | undefined): Promise<Opened> {
  const backend = await EmbeddedBackend.open(directory);
  const dataSource = await DescribedDataSource.of({ ...backend.options, migrations: [Words1700000000000] });
  const service = new DatabaseService(dataSource, backend);
  await service.onModuleInit();
  return { service, dataSource };
}

describe('EmbeddedBackend in memory', () => {
  let opened: Opened;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    opened = await open(undefined);
  });
  afterAll(() => opened.service.onApplicationShutdown());
  afterEach(() => opened.dataSource.query('truncate words'));

  it('is ready at once and says so', async () => {
    expect(opened.service.isReady).toBe(true);
    expect(opened.service.describe()).toBe('embedded PostgreSQL in memory');
    await opened.service.check();
  });

  it('serves many transactions at once, one after the other', async () => {
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    await Promise.all(
      words.map((word) =>
        opened.dataSource.transaction(async (manager) => {
          await manager.query('insert into words values ($1)', [word]);
          await manager.query('select 1');
        }),
      ),
    );
    expect(await opened.dataSource.query('select count(*)::int as n from words')).toEqual([{ n: 20 }]);
  });

  it('leaves no transaction open after an error', async () => {
    const twice = opened.dataSource.transaction(async (manager) => {
      await manager.query(`insert into words values ('one')`);
      await manager.query(`insert into words values ('one')`);
    });
    await expect(twice).rejects.toThrow(/duplicate key/);
    expect(await opened.dataSource.query('select * from words')).toEqual([]);
    await expect(opened.dataSource.query('select pg_current_xact_id_if_assigned() as id')).resolves.toEqual([
      { id: null },
    ]);
  });
});

describe('EmbeddedBackend in a directory', () => {
  let parent: string;
  let directory: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'embedded-'));
    directory = join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('keeps its rows, and one process at a time', async () => {
    const first = await open(directory);
    await first.dataSource.query(`insert into words values ('kept')`);
    expect(first.service.describe()).toBe(`embedded PostgreSQL in ${directory}`);
    await expect(open(directory)).rejects.toThrow(/in use by process/);
    await first.service.onApplicationShutdown();
    const second = await open(directory);
    expect(await second.dataSource.query('select * from words')).toEqual([{ word: 'kept' }]);
    await second.service.onApplicationShutdown();
  });

  it('says that a directory cannot be made', async () => {
    writeFileSync(directory, 'a file');
    await expect(open(join(directory, 'inside'))).rejects.toThrow(/needs a directory it can write to/);
  });

  it('gives the directory back when it cannot be opened', async () => {
    const first = await open(directory);
    await first.service.onApplicationShutdown();
    rmSync(join(directory, 'global'), { recursive: true });
    await expect(open(directory)).rejects.toThrow(/cannot be opened/);
    expect(existsSync(`${directory}.lock`)).toBe(false);
    chmodSync(directory, 0o700);
  });
});
