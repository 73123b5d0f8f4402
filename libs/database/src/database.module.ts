import { ENV, type Env } from '@app/platform';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type MigrationInterface } from 'typeorm';
import { DatabaseBackend } from './database-backend.js';
import { readDatabaseUrl } from './database-target.js';
import { DatabaseService } from './database.service.js';
import { DescribedDataSource } from './described-data-source.js';
import { EmbeddedBackend } from './embedded.backend.js';
import { ServerBackend } from './server.backend.js';

export interface Schema {
  readonly entities: readonly Type[];
  readonly migrations: readonly Type<MigrationInterface>[];
}

@Module({})
class BackendModule {}

/** The application's one database; the app lists the entities and migrations that make it up. */
@Module({})
export class DatabaseModule {
  static forRoot({ entities, migrations }: Schema): DynamicModule {
    const backend: DynamicModule = {
      module: BackendModule,
      providers: [{ provide: DatabaseBackend, useFactory: openBackend, inject: [ENV] }],
      exports: [DatabaseBackend],
    };
    const typeorm = TypeOrmModule.forRootAsync({
      imports: [backend],
      inject: [DatabaseBackend],
      useFactory: ({ options }: DatabaseBackend) => ({
        ...options,
        entities: [...entities],
        migrations: [...migrations],
        // The service boots while its database is down; DatabaseService connects.
        manualInitialization: true,
      }),
      dataSourceFactory: (options) => DescribedDataSource.of(options),
    });
    return {
      module: DatabaseModule,
      global: true,
      imports: [backend, typeorm],
      providers: [DatabaseService],
      exports: [DatabaseService, typeorm],
    };
  }
}

async function openBackend(env: Env): Promise<DatabaseBackend> {
  const target = readDatabaseUrl(env.DATABASE_URL);
  if (target.kind === 'embedded') return EmbeddedBackend.open(target.directory);
  return new ServerBackend(target, env.DATABASE_POOL_SIZE, env.APP_NAME);
}
