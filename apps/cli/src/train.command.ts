import { writeFileSync } from 'node:fs';
import {
  baseModelPath,
  categoriesFile,
  encodeBaseModels,
  RulesClassifier,
  severitiesFile,
  trainBaseModels,
} from '@app/classification';
import { DeskConfig } from '@app/platform';
import { type Command } from 'commander';
import { Progress } from './output/progress.js';

const ABOUT = `
The data stands in libs/classification/model/training, its licences in NOTICE, the model card beside the model. The same
data, rules and program give the same bytes; a change of categories.yaml wants a new training.
`;

interface TrainOptions {
  readonly out: string;
  readonly config: string;
  readonly leaveOut: readonly string[];
}

/** `train`: the base model from the public data of the repository. */
export function addTrain(program: Command): void {
  program
    .command('train')
    .description('Trains the base model that the service ships with, beside the rules of categories.yaml.')
    .option('--out <file>', 'where the model is written to', baseModelPath)
    .option('--config <directory>', 'whose rules the model is trained beside', 'config')
    .option('--leave-out <sources>', 'sources not to learn from, for honest figures on them', namesIn, [])
    .addHelpText('after', ABOUT)
    .action(train);
}

function train({ out, config, leaveOut }: TrainOptions): void {
  const desk = DeskConfig.load(config, [categoriesFile, severitiesFile]);
  const rules = new RulesClassifier(desk.section(categoriesFile), desk.section(severitiesFile));
  const startedAt = performance.now();
  let progress: Progress | undefined;
  const models = trainBaseModels(rules, {
    leaveOut,
    onLine: (total) => {
      progress ??= new Progress(total);
      progress.read(1);
      progress.step();
    },
  });
  progress?.stop();
  const bytes = encodeBaseModels(models);
  writeFileSync(out, bytes);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${out}: ${bytes.length} bytes, ${models.category.classes.join(', ')}, in ${seconds} s\n`);
}

const namesIn = (list: string): string[] => list.split(',').map((name) => name.trim());
