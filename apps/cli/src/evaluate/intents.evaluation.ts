import { whole } from '@app/evaluation';
import { IntentModel, type LabelledText, OUT_OF_SCOPE } from '@app/local-model';
import { type Command } from 'commander';
import { TicketReader } from '../input/labelled-ticket.js';
import { readRecords } from '../input/records.js';
import { evaluateLabels } from './label-evaluation.js';
import { type EvaluationOptions, fileList, withEvaluationOptions } from './options.js';

interface IntentOptions extends EvaluationOptions {
  readonly train: readonly string[];
}

const LABEL_NAMES = ['intent', 'category', 'topic'];

/** `evaluate intents`. */
export function addIntentEvaluation(evaluate: Command): void {
  const command = evaluate
    .command('intents')
    .description(
      'How good a model of your own labels would be: trains on some lines {id, text, label}, is judged on others.',
    )
    .requiredOption('--train <files>', 'the lines to train on; several files separated by commas', fileList);
  withEvaluationOptions(command).action(async (options: IntentOptions) => {
    const lines = await labelledTexts(options);
    const startedAt = performance.now();
    const model = IntentModel.train(lines);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const intents = new Set(lines.map(({ label }) => label));
    await evaluateLabels(
      {
        name: 'intents',
        title: 'Intents, a model trained from zero',
        notes: [`trained in ${seconds} s on ${whole(lines.length)} lines of ${options.train.join(', ')}`],
        labelNames: LABEL_NAMES,
        scoring: { labels: [...intents.add(OUT_OF_SCOPE)].sort(), outOfScope: OUT_OF_SCOPE },
        atOnce: 1,
        predict: ({ text }) => Promise.resolve({ ...model.predict(text), source: 'learned' }),
      },
      options,
    );
  });
}

async function labelledTexts(options: IntentOptions): Promise<LabelledText[]> {
  const reader = new TicketReader(options, LABEL_NAMES);
  const lines: LabelledText[] = [];
  for await (const record of readRecords(options.train)) lines.push(reader.labelled(record));
  return lines.map(({ text, label }) => ({ text, label }));
}
