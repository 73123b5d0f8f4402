import { type LearnedTask, LocalModels } from '@app/classification';
import { calibrationError, decimal, reliability, whole } from '@app/evaluation';
import { readTicket } from '@app/text';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LabelledTicket, TicketReader } from '../input/labelled-ticket.js';
import { readRecords } from '../input/records.js';
import { textTable } from '../output/text-table.js';
import { groupOf } from './groups.js';
import { learningCurve, type LearningPoint } from './learning-curve.js';
import { type InputOptions, withInputOptions } from './options.js';
import { withStages } from './stage-context.js';
import { UnseenBases } from './unseen-bases.js';

interface LearningOptions extends InputOptions {
  readonly task: LearnedTask;
  readonly corrections: readonly number[];
  readonly repeats: number;
  readonly backlog: boolean;
  readonly unseen?: true;
}

const SIZES = '50,200,1000';

/** `evaluate learning`. */
export function addLearningEvaluation(evaluate: Command): void {
  const command = evaluate
    .command('learning')
    .description(
      'What corrections are worth: of each desk (the values of --by), learns from some labelled lines drawn at random, is tested on the rest.',
    );
  withInputOptions(command)
    .addOption(new Option('--task <task>', 'what is corrected').choices(['category', 'severity']).default('category'))
    .option('--corrections <numbers>', 'how many corrections to learn from', numbers, numbers(SIZES))
    .option('--repeats <number>', 'how often, each time with others drawn', (value) => numbers(value)[0] ?? 1, 4)
    .option('--no-backlog', 'without the tickets, free of labels, as a backlog to sharpen the base by')
    .option('--unseen', 'each value of --by begins with a base model that was trained without that source')
    .action((options: LearningOptions) =>
      withStages({ withModels: false }, async (stages) => {
        const models = stages.get(LocalModels);
        for await (const line of learningReport(models, options)) process.stdout.write(line);
      }),
    );
}

function numbers(value: string): number[] {
  const all = value.split(',').map(Number);
  if (!all.every((each) => Number.isInteger(each) && each > 0))
    throw new InvalidArgumentError('not whole numbers over 0');
  return all;
}

interface DeskCurve {
  readonly desk: string;
  readonly points: readonly LearningPoint[];
}

async function* learningReport(models: LocalModels, options: LearningOptions): AsyncGenerator<string> {
  const { task, repeats, backlog } = options;
  const sizes = [0, ...options.corrections];
  const curves: DeskCurve[] = [];
  const unseen = options.unseen === true ? new UnseenBases(models) : undefined;
  for (const [desk, tickets] of await ticketsByDesk(options)) {
    unseen?.use(desk);
    const judged = tickets
      .filter(({ label }) => models.classes[task].includes(label))
      .map(({ ticket, label, accepted }) => ({
        grounds: models.baseScores(readTicket(ticket))[task],
        label,
        accepted,
      }));
    const curve = { classes: models.classes[task], sizes, repeats, withBacklog: backlog };
    process.stderr.write(`${desk}: learning from ${judged.length} tickets\n`);
    curves.push({ desk, points: learningCurve(judged, curve) });
  }
  const times = curves.flatMap(({ points }) => points).filter(({ corrections }) => corrections === sizes.at(-1));
  yield `Learning from corrections (${task}), ${repeats} draws each, ${backlog ? 'with' : 'without'} the backlog\n`;
  yield `in ${options.in.join(', ')}\n`;
  if (times.length > 0)
    yield `${whole(times.reduce((sum, { trainingMs }) => sum + trainingMs, 0) / times.length)} ms to learn from ${sizes.at(-1) ?? 0} corrections\n`;
  yield `\n${curveTable('strict accuracy', curves, sizes, ({ strict }) => rightShare(strict))}`;
  yield `\n${curveTable('lenient accuracy', curves, sizes, ({ lenient }) => rightShare(lenient))}`;
  yield `\n${curveTable('ECE, strict', curves, sizes, ({ strict }) => calibrationError(reliability(strict)))}`;
}

const rightShare = (outcomes: LearningPoint['strict']): number =>
  outcomes.filter(({ isRight }) => isRight).length / outcomes.length;

/** A row a desk; the means are of the desks that have every size, so that a row compares like with like. */
function curveTable(
  title: string,
  curves: readonly DeskCurve[],
  sizes: readonly number[],
  figure: (point: LearningPoint) => number,
): string {
  const at = ({ points }: DeskCurve, size: number): number | undefined => {
    const point = points.find(({ corrections }) => corrections === size);
    return point && figure(point);
  };
  const shown = (value: number | undefined): string => (value === undefined ? '' : decimal(value));
  const complete = curves.filter(({ points }) => points.length === sizes.length);
  const mean = (size: number): number | undefined =>
    complete.length === 0
      ? undefined
      : complete.reduce((sum, curve) => sum + (at(curve, size) ?? 0), 0) / complete.length;
  return textTable(
    [title, ...sizes.map(whole)],
    [
      ...curves.map((curve) => [curve.desk, ...sizes.map((size) => shown(at(curve, size)))]),
      [`mean of the ${complete.length} with all sizes`, ...sizes.map((size) => shown(mean(size)))],
    ],
  );
}

async function ticketsByDesk(options: LearningOptions): Promise<Map<string, LabelledTicket[]>> {
  const reader = new TicketReader(options, [options.task]);
  const desks = new Map<string, LabelledTicket[]>();
  for await (const record of readRecords(options.in)) {
    const ticket = reader.labelled(record);
    const desk = groupOf(ticket.fields, options.by) ?? 'all';
    const known = desks.get(desk) ?? [];
    known.push(ticket);
    desks.set(desk, known);
  }
  return desks;
}
