import { VectorBackfill } from '@app/duplicate';
import { OperatorError } from '@app/domain';
import { TicketsRepository } from '@app/tickets';
import { type INestApplicationContext } from '@nestjs/common';
import { Progress } from '../output/progress.js';
import { inStoppableApplication, tellStopped } from '../stoppable-application.js';

export interface EmbedOptions {
  readonly batch: number;
  readonly forgetOthers: boolean;
}

/** Gives the tickets of DATABASE_URL the vectors that they lack, and tells how many. */
export async function embed(options: EmbedOptions): Promise<void> {
  await inStoppableApplication((app, stop) => embedIn(app, options, stop));
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
    tellStopped();
    return;
  }
  if (forgetOthers)
    process.stdout.write(`Other models whose vectors were dropped: ${await backfill.forgetOthers(space)}.\n`);
}
