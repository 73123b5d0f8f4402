import { AppModule } from '../../api/src/app.module.js';
import { DatabaseService } from '@app/database';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';

/** What a shell gives a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Works with the application on the database of DATABASE_URL, and closes it; Ctrl-C asks the work to stop. */
export async function inStoppableApplication(
  work: (app: INestApplicationContext, stop: AbortSignal) => Promise<void>,
): Promise<void> {
  process.env.LOG_LEVEL ??= 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    await app.get(DatabaseService).ready;
    await work(app, stop.signal);
  } finally {
    await app.close();
  }
}

/** What stopped work ends with, if it is one that goes on when it is run again. */
export function tellStopped(): void {
  process.stdout.write('Stopped. Run the same command again: it goes on from here.\n');
  process.exitCode = INTERRUPTED;
}
