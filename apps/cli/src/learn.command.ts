import { type Command, Option } from 'commander';
import { withInputOptions } from './evaluate/options.js';
import { LEARNABLE, type LearnOptions } from './learn/learn-options.js';

const EXAMPLES = `
Examples:
  npm run learn -- --in labelled.jsonl
  npm run learn -- --in export.csv --subject-column Title --body-column Text --label-column Type
  npm run learn -- --task severity --in march.jsonl,april.jsonl
`;

/** `learn`: teaches the desk's model from labelled lines, in the database that DATABASE_URL names. */
export function addLearn(program: Command): void {
  const command = program
    .command('learn')
    .description('Keeps labelled lines as corrections, trains on all there are, and says what went live.')
    .addHelpText('after', EXAMPLES);
  withInputOptions(command)
    .addOption(new Option('--task <task>', 'what the labels are').choices(LEARNABLE).default('category'))
    .action(async (options: LearnOptions) => (await import('./learn/learn.js')).learn(options));
}
