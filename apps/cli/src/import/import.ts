import { ClassificationService } from '@app/classification';
import { DuplicateService } from '@app/duplicate';
import { IncidentHistory } from '@app/incident';
import { Teaching } from '@app/learning';
import { DeskConfig } from '@app/platform';
import { TicketsRepository } from '@app/tickets';
import { type INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InputError } from '../input/input-error.js';
import { sizeOf } from '../input/records.js';
import { resultText } from '../learn/learn-text.js';
import { Progress } from '../output/progress.js';
import { inStoppableApplication, tellStopped } from '../stoppable-application.js';
import { BadLines } from './bad-lines.js';
import { deskWords } from './desk-words.js';
import { HistoryImporter } from './history.importer.js';
import { HistoryReader } from './history.reader.js';
import { HistoryStore } from './history.store.js';
import { historyBatches } from './history-batches.js';
import { type ImportOptions } from './import-options.js';
import { countsText } from './import-text.js';

/** Loads the history into the database of DATABASE_URL and tells what became of its lines. */
export async function importHistory(options: ImportOptions): Promise<void> {
  const size = await sizeOf(options.in);
  await inStoppableApplication((app, stop) => importInto(app, options, size, stop));
}

async function importInto(
  app: INestApplicationContext,
  options: ImportOptions,
  size: number,
  stop: AbortSignal,
): Promise<void> {
  const teaching = app.get(Teaching);
  const reader = new HistoryReader(options, deskWords(app.get(DeskConfig), options));
  const importer = new HistoryImporter(storeOf(app, options), options.learn ? (all) => teaching.keep(all) : null);
  const bad = new BadLines((line) => process.stderr.write(line));
  const progress = new Progress(size);
  const startedAt = performance.now();
  try {
    const batches = historyBatches(options.in, reader, {
      onBytes: (bytes) => progress.read(bytes),
      onLine: () => progress.step(),
      onBad: options.skipBad ? (error) => bad.add(error) : undefined,
    });
    await importer.import(batches, stop);
    if (!stop.aborted) await app.get(IncidentHistory).learn();
  } catch (error) {
    throw error instanceof InputError ? withAdvice(error, importer.imported) : error;
  } finally {
    progress.stop();
  }
  const { read, imported, lessons, taught } = importer;
  const seconds = (performance.now() - startedAt) / 1000;
  const rate = `tickets imported in ${seconds.toFixed(1)} s, ${Math.round(imported / seconds)} a second`;
  const counts = [
    [imported, rate],
    [read - imported, 'left alone, as a ticket with the same id is there already'],
    [bad.count, 'lines passed over, as they are bad'],
    [lessons, 'kept as corrections to learn from'],
  ] as const;
  process.stdout.write(countsText(counts, reader.losses) || 'There are no tickets in it.\n');
  if (stop.aborted) {
    tellStopped();
    return;
  }
  for (const task of taught) process.stdout.write(resultText(await teaching.train(task, 'command line')));
}

function storeOf(app: INestApplicationContext, { triage }: ImportOptions): HistoryStore {
  return new HistoryStore(
    app.get(DataSource),
    app.get(TicketsRepository),
    app.get(DuplicateService),
    triage === 'rules' ? app.get(ClassificationService) : null,
  );
}

function withAdvice({ message }: InputError, imported: number): InputError {
  return new InputError(
    `${message}\n${imported} tickets were imported before that. Mend it, or pass bad lines over with --skip-bad, and ` +
      'run the same command again: it goes on where it stopped.',
  );
}
