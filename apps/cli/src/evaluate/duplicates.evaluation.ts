import { AppModule } from '../../../api/src/app.module.js';
import { DatabaseService } from '@app/database';
import { duplicatesFile, DuplicateService } from '@app/duplicate';
import { type RetrievalJudgement, scoreRetrieval } from '@app/evaluation';
import { fitThreshold } from '@app/links';
import { DeskConfig } from '@app/platform';
import { TicketsRepository } from '@app/tickets';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { InputError } from '../input/input-error.js';
import { readRecords, sizeOf } from '../input/records.js';
import { type Report, ReportReader } from '../input/report.js';
import { JsonLinesFile } from '../output/json-lines-file.js';
import { Progress } from '../output/progress.js';
import { afterLinksText, retrievalText } from '../output/retrieval-text.js';
import { replayLinks } from './links-replay.js';
import { ReportHistory } from './report-history.js';

export interface DuplicatesOptions {
  readonly reports: readonly string[];
  readonly queries: readonly string[];
  readonly out?: string;
  readonly links?: number;
}

/** Plays the reports in the order of their time, each query asked when it came in, through what serves requests. */
export async function evaluateDuplicates({ reports: files, queries, out, links }: DuplicatesOptions): Promise<void> {
  const relevant = await readQueries(queries);
  const reports = await readReports(files);
  // A database in memory, which leaves nothing behind.
  process.env.DATABASE_URL = '';
  process.env.LOG_LEVEL ??= 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true, abortOnError: false });
  const progress = new Progress(reports.length);
  const lines = out === undefined ? null : await JsonLinesFile.create(out);
  const judgements: RetrievalJudgement[] = [];
  try {
    await app.get(DatabaseService).ready;
    const history = new ReportHistory(app.get(DataSource), app.get(TicketsRepository), app.get(DuplicateService));
    for await (const { report, ranked } of history.play(reports, (report) => relevant.has(report.id))) {
      progress.read(1);
      progress.step();
      if (ranked === null) continue;
      judgements.push({ ranked, relevant: relevant.get(report.id) ?? new Set() });
      await lines?.write({ query_id: report.id, ranked });
    }
    const seconds = reports.length / progress.end();
    const config = app.get(DeskConfig);
    process.stdout.write(retrievalText(scoreRetrieval(judgements, thresholds(config)), seconds));
    if (links !== undefined) process.stdout.write(afterLinks(judgements, links, config));
  } finally {
    progress.stop();
    await lines?.close();
    await app.close();
  }
}

/** What the threshold is worth that so many links fit, on the queries after them. */
function afterLinks(judgements: readonly RetrievalJudgement[], links: number, config: DeskConfig): string {
  const settings = config.section(duplicatesFile);
  const { pairs, rest } = replayLinks(judgements, links, settings.related_at);
  const fit = fitThreshold(pairs, {
    precision: settings.fit_precision,
    minimumLinks: settings.fit_minimum_links,
    cautious: settings.duplicate_at,
  });
  const thresholds = [...new Set([settings.duplicate_at, fit.inForce])];
  return afterLinksText(pairs, fit, scoreRetrieval(rest, thresholds));
}

function thresholds(config: DeskConfig): number[] {
  const { duplicate_at: duplicateAt } = config.section(duplicatesFile);
  return [...new Set([0.15, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, duplicateAt])].sort((a, b) => a - b);
}

/** Oldest first. @throws InputError */
async function readReports(files: readonly string[]): Promise<Report[]> {
  await sizeOf(files);
  const reader = new ReportReader();
  const reports: Report[] = [];
  for await (const record of readRecords(files)) reports.push(reader.report(record));
  return reports.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** What is right for each query. @throws InputError */
async function readQueries(files: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const relevant = new Map<string, ReadonlySet<string>>();
  for await (const { place, fields } of readRecords(files)) {
    const { query_id: id, relevant: ids } = fields;
    if (typeof id !== 'string' || !Array.isArray(ids))
      throw InputError.at(place, 'a query needs "query_id" and "relevant", a list of ids');
    relevant.set(id, new Set(ids.map(String)));
  }
  return relevant;
}
