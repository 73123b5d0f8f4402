import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type Logger } from 'pino';
import { ENV, type Env } from '../config/env.js';
import { errorForLog } from './error-for-log.js';
import { createLogger } from './logger.js';

export const ROOT_LOGGER = Symbol('ROOT_LOGGER');

@Module({
  providers: [{ provide: ROOT_LOGGER, useFactory: (env: Env) => createLogger(env), inject: [ENV] }],
  exports: [ROOT_LOGGER],
})
class RootLoggerModule {}

/** Nest and everything that injects `PinoLogger` writes through one pino logger. */
@Module({
  imports: [
    RootLoggerModule,
    LoggerModule.forRootAsync({
      imports: [RootLoggerModule],
      inject: [ROOT_LOGGER],
      // No routes: pino-http stays out of the way of requests, which `requestLog` logs.
      // Its own serializer of errors would write out queries, their parameters and whatever else an error carries.
      useFactory: (logger: Logger) => ({
        pinoHttp: { logger, serializers: { err: (error: unknown) => errorForLog(error) }, wrapSerializers: false },
        forRoutes: [],
      }),
    }),
  ],
  exports: [RootLoggerModule],
})
export class LoggingModule {}
