import {
  type ExtractionReport,
  extractionPage,
  type Fact,
  type FactJudgement,
  scoreExtraction,
  whole,
} from '@app/evaluation';
import { extractionFieldsFile, FactFinder } from '@app/extraction';
import { DeskConfig } from '@app/platform';
import { type Command } from 'commander';
import { readMarkedText } from '../input/marked-text.js';
import { readRecords, sizeOf } from '../input/records.js';
import { JsonLinesFile } from '../output/json-lines-file.js';
import { Progress } from '../output/progress.js';
import { writeReport } from '../output/report-file.js';
import { extractionReportText } from '../output/score-text.js';
import { groupNames, groupOf } from './groups.js';
import { type EvaluationOptions, withEvaluationOptions } from './options.js';
import { withStages } from './stage-context.js';

/** `evaluate extraction`. */
export function addExtractionEvaluation(evaluate: Command): void {
  const command = evaluate
    .command('extraction')
    .description(
      'How good the found facts are: lines {id, text, fields: [{type, value, start, end}], types_exhaustive}. Lines without fields are searched too; what was found there is counted.',
    );
  withEvaluationOptions(command).action(async (options: EvaluationOptions) => {
    const report = await withStages({ withModels: false }, async (stages) => {
      const finder = new FactFinder(stages.get(DeskConfig).section(extractionFieldsFile));
      return judgeExtraction(finder, options);
    });
    process.stdout.write(extractionReportText(report));
    if (options.report !== undefined) await writeReport(options.report, 'extraction', extractionPage(report));
  });
}

interface Finder {
  find(text: string): readonly Fact[];
}

/** The facts that a finder finds in the lines, beside those that are marked there. */
export async function judgeExtraction(finder: Finder, options: EvaluationOptions): Promise<ExtractionReport> {
  const progress = new Progress(await sizeOf(options.in));
  const out = options.out === undefined ? null : await JsonLinesFile.create(options.out);
  const judgements: (FactJudgement & { readonly group: string | undefined })[] = [];
  try {
    for await (const record of readRecords(options.in, (bytes) => progress.read(bytes))) {
      const { id, text, facts, exhaustive } = readMarkedText(record, options);
      const found = finder.find(text);
      judgements.push({ gold: facts, found, exhaustive, group: groupOf(record.fields, options.by) });
      progress.step();
      await out?.write({ id, fields: found });
    }
  } finally {
    progress.stop();
    await out?.close();
  }
  return {
    title: 'Facts, engine rules',
    notes: [
      `${whole(judgements.length)} texts, ${whole(progress.end())} a second`,
      `in ${options.in.join(', ')}`,
      `found: ${foundCounts(judgements)}`,
    ],
    overall: scoreExtraction(judgements),
    groupedBy: options.by,
    groups: groupNames(judgements).map((name) => ({
      name,
      score: scoreExtraction(judgements.filter(({ group }) => group === name)),
    })),
  };
}

function foundCounts(judgements: readonly FactJudgement[]): string {
  const counts = new Map<string, number>();
  for (const { type } of judgements.flatMap(({ found }) => found)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([type, count]) => `${whole(count)} ${type}`)
    .join(', ');
}
