import 'reflect-metadata';
import { DatabaseService } from '@app/database';
import { describeAi } from '@app/llm';
import { ENV, type Env, HTTP_OPTIONS, setUpHttp, setUpOpenApi } from '@app/platform';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { API_DESCRIPTION } from './api-description.js';
import { AppModule } from './app.module.js';
import { explainBootFailure } from './boot-failure.js';
import { welcome } from './welcome.js';

try {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, HTTP_OPTIONS);
  setUpHttp(app);
  setUpOpenApi(app, API_DESCRIPTION);
  const env = app.get<Env>(ENV);
  await app.listen(env.APP_PORT, env.HOST);
  welcome({
    url: await app.getUrl(),
    database: app.get(DatabaseService).describe(),
    intelligence: describeAi(env),
  });
} catch (error) {
  explainBootFailure(error);
  process.exit(1);
}
