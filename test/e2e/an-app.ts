import { type Server } from 'node:http';
import { DatabaseService } from '@app/database';
import { ENV, HTTP_OPTIONS, readEnv, setUpHttp, setUpOpenApi } from '@app/platform';
import { Trainer } from '@app/learning';
import { aDatabaseUrl } from '@app/testing';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { API_DESCRIPTION } from '../../apps/api/src/api-description.js';
import { AppModule } from '../../apps/api/src/app.module.js';
import { InlineTrainer } from './inline-trainer.js';

/** The whole service, listening on a free port of the loopback, with a database of its own. */
export interface TestApp {
  readonly nest: NestExpressApplication;
  readonly server: Server;
  close(): Promise<void>;
}

/** @param environment on top of the defaults; DATABASE_URL is the embedded database in memory, or one on the test server */
export async function anApp(
  environment: Record<string, string> = {},
  { awaitDatabase = true }: { readonly awaitDatabase?: boolean } = {},
): Promise<TestApp> {
  const database = await aDatabaseUrl();
  const env = readEnv({ LOG_LEVEL: 'silent', DATABASE_URL: database.url, LEARNING_NIGHTLY: 'false', ...environment });
  const module = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(ENV)
    .useValue(env)
    .overrideProvider(Trainer)
    .useClass(InlineTrainer)
    .compile();
  const nest = module.createNestApplication<NestExpressApplication>(HTTP_OPTIONS);
  setUpHttp(nest);
  setUpOpenApi(nest, API_DESCRIPTION);
  await nest.listen(0, '127.0.0.1');
  if (awaitDatabase) await nest.get(DatabaseService).ready;
  return {
    nest,
    server: nest.getHttpServer(),
    close: async () => {
      await nest.close();
      await database.drop();
    },
  };
}
