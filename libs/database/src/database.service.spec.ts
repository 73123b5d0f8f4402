import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aPostgresServer, eventually, hasPostgresBinaries, type PostgresServer } from '@app/testing';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { readDatabaseUrl, type ServerTarget } from './database-target.js';
import { DatabaseService } from './database.service.js';
import { databaseUnavailable } from './database-unavailable.js';
import { DescribedDataSource } from './described-data-source.js';
import { ServerBackend } from './server.backend.js';

class Visits1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table visits (at timestamptz default now())');
    // Long enough for a second process to find the table half made, if it could.
    await runner.query('select pg_sleep(0.1)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table visits');
  }
}

class Broken1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half (id int)');
    await runner.query('create tabel typo (id int)');
  }
  async down(): Promise<void> {
    // Never ran.
  }
}

const describeWithServer = hasPostgresBinaries() ? describe : describe.skip;

describeWithServer('DatabaseService', () => {
  let server: PostgresServer;
  const running: DatabaseService[] = [];

  const aService = async (
    migrations: (new () => MigrationInterface)[] = [Visits1700000000000],
    url = server.url,
  ): Promise<{ service: DatabaseService; dataSource: DescribedDataSource }> => {
    const backend = new ServerBackend(readDatabaseUrl(url) as ServerTarget, 4, 'spec');
    const dataSource = await DescribedDataSource.of({ ...backend.options, migrations });
    const service = new DatabaseService(dataSource, backend);
    running.push(service);
    return { service, dataSource };
  };
  const unavailable = async (work: Promise<unknown>): Promise<void> => {
    const error: unknown = await work.catch((reason: unknown) => reason);
    expect(databaseUnavailable(error) ?? error).toMatchObject({ code: 'database_unavailable' });
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await aPostgresServer();
  });
  afterEach(async () => {
    for (const service of running.splice(0)) await service.onApplicationShutdown();
  });
  afterAll(() => server.close());

  it('migrates once when several processes boot at the same time', async () => {
    const services = await Promise.all([aService(), aService(), aService()]);
    await Promise.all(services.map(({ service }) => service.onModuleInit()));
    expect(services.map(({ service }) => service.isReady)).toEqual([true, true, true]);
    expect(await services[0].dataSource.query('select name from migrations')).toEqual([
      { name: 'Visits1700000000000' },
    ]);
  });

  it('says where it is, without the password', async () => {
    const { service } = await aService();
    expect(service.describe()).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/postgres$/);
    await service.onModuleInit();
    expect(service.describe()).toMatch(/^PostgreSQL \d+\.\d+ at 127\.0\.0\.1:\d+\/postgres$/);
  });

  it('boots while the server is down and is ready once it comes', async () => {
    await server.stop();
    const { service, dataSource } = await aService();
    await service.onModuleInit();
    expect(service.isReady).toBe(false);
    await unavailable(service.check());
    await unavailable(dataSource.query('select 1'));
    await unavailable(dataSource.transaction((manager) => manager.query('select 1')));
    await server.start();
    await service.ready;
    await service.check();
    expect(await dataSource.query('select count(*)::int from visits')).toEqual([{ count: 0 }]);
  });

  it.each(['fast', 'immediate'] as const)('recovers by itself when the server restarts (%s)', async (shutdown) => {
    const { service, dataSource } = await aService();
    await service.onModuleInit();
    const atWork = [1, 2].map(() => unavailable(dataSource.query('select pg_sleep(20)')));
    await eventually(async () => {
      const [row] = await dataSource.query<{ n: number }[]>(
        `select count(*)::int as n from pg_stat_activity where query like 'select pg_sleep%'`,
      );
      return row?.n === 2;
    });
    await server.stop(shutdown);
    await Promise.all(atWork);
    await unavailable(service.check());
    await server.start();
    await eventually(() => service.check().then(() => true));
    await expect(dataSource.query('select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });

  it('stops the boot when a migration fails, and leaves nothing half done', async () => {
    const { service, dataSource } = await aService([Visits1700000000000, Broken1700000000001]);
    await expect(service.onModuleInit()).rejects.toThrow(/tabel/);
    expect(await dataSource.query(`select to_regclass('half') as half`)).toEqual([{ half: null }]);
  });

  it('stops the boot when the database does not exist', async () => {
    const { service } = await aService([], server.url.replace(/postgres$/, 'nowhere'));
    await expect(service.onModuleInit()).rejects.toThrow(/"nowhere" does not exist/);
  });

  it('shuts down while it is still trying', async () => {
    await server.stop();
    const { service } = await aService();
    await service.onModuleInit();
    await service.onApplicationShutdown();
    expect(service.isReady).toBe(false);
    await server.start();
  });
});
