import { AppModule } from '../../../api/src/app.module.js';
import { DatabaseService } from '@app/database';
import { VectorBackfill } from '@app/duplicate';
import { OperatorError } from '@app/domain';
import { TicketsRepository } from '@app/tickets';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { Progress } from '../output/progress.js';

export interface EmbedOptions {
  readonly batch: number;
  readonly forgetOthers: boolean;
}

/** What a shell gives a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Gives the tickets of DATABASE_URL the vectors that they lack, and tells how many. */
export async function embed(options: EmbedOptions): Promise<void> {
  process.env.LOG_LEVEL ??= 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    await app.get(DatabaseService).ready;
    await embedIn(app, options, stop.signal);
  } finally {
    await app.close();
  }
}

async function embedIn(
  app: INestApplicationContext,
  { batch, forgetOthers }: EmbedOptions,
  signal: AbortSignal,
): Promise<void> {
  const backfill = app.get(VectorBackfill);
  const tickets = app.get(TicketsRepository);
  const space = await backfill.open();
  const progress = new Progress(await backfill.countMissing(space), 'tickets');
  let [placed, refused] = [0, 0];
  try {
    for await (const step of backfill.fill(space, { batch, signal, textsOf: (ids) => tickets.textsOf(ids) })) {
      placed += step.placed;
      refused += step.refused;
      progress.advance(step.placed + step.refused);
    }
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(
      `${error.message}\n${placed} tickets got their vectors before that; run it again to go on.`,
    );
  } finally {
    progress.stop();
  }
  process.stdout.write(`${placed} tickets got vectors of ${space.dimensions} numbers.\n`);
  if (refused > 0) process.stdout.write(`${refused} texts are not taken by the model.\n`);
  if (signal.aborted) {
    process.stdout.write('Stopped. Run the same command again: it goes on from here.\n');
    process.exitCode = INTERRUPTED;
    return;
  }
  if (forgetOthers)
    process.stdout.write(`Other models whose vectors were dropped: ${await backfill.forgetOthers(space)}.\n`);
}
