import { Global, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ENV, readEnv } from './env.js';

/** `.env` and the process environment, validated once; inject the typed result by `ENV`. */
@Global()
@Module({
  imports: [ConfigModule.forRoot({ envFilePath: '.env', cache: true })],
  providers: [{ provide: ENV, useFactory: () => readEnv(process.env) }],
  exports: [ENV],
})
export class EnvModule {}
