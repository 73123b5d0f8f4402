import { describe, expect, it } from '@jest/globals';
import { Global, Logger, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Logger as PinoBridge } from 'nestjs-pino';
import { ENV } from '../config/env.js';
import { createLogger } from './logger.js';
import { LoggingModule, ROOT_LOGGER } from './logging.module.js';

@Global()
@Module({ providers: [{ provide: ENV, useValue: { LOG_LEVEL: 'info', DEBUG: false } }], exports: [ENV] })
class SettingsModule {}

describe('LoggingModule', () => {
  it("keeps queries, parameters and what else an error carries out of the lines of Nest's loggers", async () => {
    const lines: string[] = [];
    const out = { write: (line: string) => void lines.push(line) };
    const settings = { LOG_LEVEL: 'info', LOG_FILE: undefined, DEBUG: false } as const;
    const module = await Test.createTestingModule({ imports: [SettingsModule, LoggingModule] })
      .overrideProvider(ROOT_LOGGER)
      .useValue(createLogger(settings, out))
      .compile();
    const app = module.createNestApplication();
    app.useLogger(app.get(PinoBridge));
    const error = Object.assign(new Error('relation does not exist'), {
      query: 'select geheim',
      parameters: ['geheim'],
      driverError: Object.assign(new Error('inner'), { detail: 'geheim' }),
    });
    new Logger('Somewhere').warn({ msg: 'waits for the database', err: error });
    await app.close();
    const line = lines.find((each) => each.includes('waits for the database')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ context: 'Somewhere', err: { message: 'relation does not exist' } });
    expect(line).not.toContain('geheim');
  });
});
