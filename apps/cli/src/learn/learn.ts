import { AppModule } from '../../../api/src/app.module.js';
import { DatabaseService } from '@app/database';
import { Teaching } from '@app/learning';
import { DeskConfig } from '@app/platform';
import { NestFactory } from '@nestjs/core';
import { CATEGORY, SEVERITY } from '../evaluate/classification.evaluation.js';
import { TicketReader } from '../input/labelled-ticket.js';
import { readRecords, sizeOf } from '../input/records.js';
import { Progress } from '../output/progress.js';
import { keptText, resultText } from './learn-text.js';
import { type LearnOptions } from './learn-options.js';
import { LessonBook } from './lesson-book.js';

/** Reads, keeps, trains, tells. */
export async function learn(options: LearnOptions): Promise<void> {
  const { labelNames } = options.task === 'severity' ? SEVERITY : CATEGORY;
  const size = await sizeOf(options.in);
  process.env.LOG_LEVEL ??= 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true, abortOnError: false });
  await app.get(DatabaseService).ready;
  const progress = new Progress(size);
  try {
    const teaching = app.get(Teaching);
    const book = new LessonBook(options.task, app.get(DeskConfig).idsOf(options.task), (lessons) =>
      teaching.keep(lessons),
    );
    const reader = new TicketReader(options, labelNames);
    for await (const record of readRecords(options.in, (bytes) => progress.read(bytes))) {
      await book.add(reader.labelled(record));
      progress.step();
    }
    await book.close();
    progress.end();
    process.stdout.write(keptText(book));
    if (book.kept > 0) process.stdout.write(resultText(await teaching.train(options.task, 'command line')));
  } finally {
    progress.stop();
    await app.close();
  }
}
