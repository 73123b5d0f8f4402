import { OperatorError } from '@app/domain';
import { whole } from '@app/evaluation';
import { IntentModel, type LabelledText, OUT_OF_SCOPE } from '@app/local-model';
import { type Command, InvalidArgumentError } from 'commander';
import { TicketReader } from '../input/labelled-ticket.js';
import { readRecords } from '../input/records.js';
import { fewShots, isHeldOut } from './hold-out.js';
import { evaluateLabels } from './label-evaluation.js';
import { type LabelTask } from './label-task.js';
import { type EvaluationOptions, fileList, withEvaluationOptions } from './options.js';

interface IntentOptions extends EvaluationOptions {
  readonly train?: readonly string[];
  readonly holdOut?: number;
  readonly shots?: number;
  readonly seed: number;
}

const LABEL_NAMES = ['intent', 'category', 'topic'];

/** `evaluate intents`. */
export function addIntentEvaluation(evaluate: Command): void {
  const command = evaluate
    .command('intents')
    .description(
      'How good a model of your own labels would be: trains on some lines {id, text, label}, is judged on others.',
    )
    .option('--train <files>', 'the lines to train on; several files separated by commas', fileList)
    .option('--hold-out <share>', 'instead of --train: judge this share of --in, train on the rest', positive)
    .option('--shots <number>', 'train on so many lines of each label only', positive)
    .option('--seed <number>', 'which lines are drawn for --shots', Number, 1);
  withEvaluationOptions(command).action(async (options: IntentOptions) =>
    evaluateLabels(await intentTask(options), options),
  );
}

function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('not a number over 0');
  return number;
}

async function intentTask(options: IntentOptions): Promise<LabelTask> {
  const { holdOut, shots, seed } = options;
  const lines = await trainingLines(options);
  const drawn = shots === undefined ? lines : fewShots(lines, shots, seed);
  const startedAt = performance.now();
  const model = IntentModel.train(drawn);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const intents = new Set(drawn.map(({ label }) => label));
  return {
    name: 'intents',
    title: 'Intents, a model trained from zero',
    notes: [`trained in ${seconds} s on ${whole(drawn.length)} lines of ${intents.size} labels`],
    labelNames: LABEL_NAMES,
    scoring: { labels: [...intents.add(OUT_OF_SCOPE)].sort(), outOfScope: OUT_OF_SCOPE },
    atOnce: 1,
    isJudged: ({ text }) => holdOut === undefined || isHeldOut(text, holdOut),
    predict: ({ text }) => Promise.resolve({ ...model.predict(text), source: 'learned' }),
  };
}

async function trainingLines(options: IntentOptions): Promise<LabelledText[]> {
  const { train, holdOut } = options;
  if ((train === undefined) === (holdOut === undefined))
    throw new OperatorError('Say either what to train on by --train, or which share of --in to judge by --hold-out.');
  const reader = new TicketReader(options, LABEL_NAMES);
  const lines: LabelledText[] = [];
  for await (const record of readRecords(train ?? options.in)) {
    const { text, label } = reader.labelled(record);
    if (holdOut === undefined || !isHeldOut(text, holdOut)) lines.push({ text, label });
  }
  return lines;
}
