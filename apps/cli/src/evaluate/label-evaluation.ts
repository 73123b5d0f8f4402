import { classificationPage, type LabelReport } from '@app/evaluation';
import { type LabelledTicket, TicketReader } from '../input/labelled-ticket.js';
import { readRecords, sizeOf } from '../input/records.js';
import { JsonLinesFile } from '../output/json-lines-file.js';
import { Progress } from '../output/progress.js';
import { writeReport } from '../output/report-file.js';
import { labelReportText } from '../output/score-text.js';
import { inOrder } from './in-order.js';
import { LabelJudgements } from './label-judgements.js';
import { type LabelTask } from './label-task.js';
import { type EvaluationOptions } from './options.js';

/** Predicts the label of every line, writes the predictions, prints how good they are. */
export async function evaluateLabels(task: LabelTask, options: EvaluationOptions): Promise<void> {
  const report = await judgeLabels(task, options);
  process.stdout.write(labelReportText(report));
  if (options.report !== undefined) await writeReport(options.report, task.name, classificationPage(report));
}

/** The same without printing. */
export async function judgeLabels(task: LabelTask, options: EvaluationOptions): Promise<LabelReport> {
  const progress = new Progress(await sizeOf(options.in));
  const out = options.out === undefined ? null : await JsonLinesFile.create(options.out);
  const judgements = new LabelJudgements(task.scoring, options.by);
  const tickets = labelledTickets(task, options, (bytes) => progress.read(bytes));
  try {
    for await (const [ticket, prediction] of inOrder(tickets, task.atOnce, (each) => task.predict(each))) {
      judgements.add(ticket, prediction);
      progress.step();
      const { label, confidence, source } = prediction;
      await out?.write({ id: ticket.id, label, confidence, source });
    }
  } finally {
    progress.stop();
    await out?.close();
  }
  const perSecond = progress.end();
  return judgements.report(task.title, [`in ${options.in.join(', ')}`, ...task.notes], perSecond);
}

async function* labelledTickets(
  task: LabelTask,
  options: EvaluationOptions,
  onBytes: (bytes: number) => void,
): AsyncGenerator<LabelledTicket> {
  const reader = new TicketReader(options, task.labelNames);
  for await (const record of readRecords(options.in, onBytes)) {
    const ticket = reader.labelled(record);
    if (task.isJudged?.(ticket) !== false) yield ticket;
  }
}
