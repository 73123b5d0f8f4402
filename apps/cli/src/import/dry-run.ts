import { categoriesFile, severitiesFile } from '@app/classification';
import { DeskConfig, DeskConfigModule, EnvModule } from '@app/platform';
import { routingFile } from '@app/routing';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { sizeOf } from '../input/records.js';
import { Progress } from '../output/progress.js';
import { BadLines } from './bad-lines.js';
import { deskWords } from './desk-words.js';
import { HistoryReader } from './history.reader.js';
import { historyBatches } from './history-batches.js';
import { type ImportOptions } from './import-options.js';
import { columnsText, countsText } from './import-text.js';

@Module({
  imports: [EnvModule, DeskConfigModule.forRoot([categoriesFile, severitiesFile, routingFile])],
})
class DeskWordsModule {}

const BAD_INPUT = 2;

/** Reads the whole history without a database, and tells what would be imported. */
export async function dryRun(options: ImportOptions): Promise<void> {
  const progress = new Progress(await sizeOf(options.in));
  const desk = await NestFactory.createApplicationContext(DeskWordsModule, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  const reader = new HistoryReader(options, deskWords(desk.get(DeskConfig), options));
  const bad = new BadLines((line) => process.stderr.write(line));
  const ids = new Set<string>();
  const times = { first: Infinity, last: -Infinity };
  let read = 0;
  try {
    const batches = historyBatches(options.in, reader, {
      onBytes: (bytes) => progress.read(bytes),
      onLine: () => progress.step(),
      onBad: (error) => bad.add(error),
    });
    for await (const batch of batches)
      for (const { externalId, createdAt } of batch) {
        read += 1;
        ids.add(externalId);
        times.first = Math.min(times.first, createdAt.getTime());
        times.last = Math.max(times.last, createdAt.getTime());
      }
  } finally {
    progress.stop();
    await desk.close();
  }
  const span =
    read === 0 ? '' : `, from ${new Date(times.first).toISOString()} to ${new Date(times.last).toISOString()}`;
  const counts = [
    [ids.size, `tickets${span}`],
    [read - ids.size, 'lines with the id of an earlier line, which stands'],
    [bad.count, 'bad lines'],
  ] as const;
  process.stdout.write(columnsText(reader.columns));
  process.stdout.write(countsText(counts, reader.losses));
  process.stdout.write('Nothing was imported (--dry-run), and no database was looked at.\n');
  if (bad.count > 0) process.exitCode = BAD_INPUT;
}
