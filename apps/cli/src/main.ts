import 'reflect-metadata';
import { OperatorError } from '@app/domain';
import { Command, CommanderError } from 'commander';
import { addEmbed } from './embed.command.js';
import { addEvaluate } from './evaluate.command.js';
import { addImport } from './import.command.js';
import { addLearn } from './learn.command.js';
import { addTrain } from './train.command.js';

/** A mistake in the command or in the input; anything else that fails ends with 1. */
const BAD_INPUT = 2;

const program = new Command('ticket-triage')
  .description('What the triage service offers on the command line, without a server.')
  .showHelpAfterError('(--help tells what there is)')
  .exitOverride();

program
  .command('demo')
  .description('Triages a dozen sample tickets in this process, in a database in memory, and prints a table.')
  .option('--json', 'print the whole results as JSON lines instead of the table', false)
  // The whole application, which no other command needs.
  .action(async (options: { json: boolean }) => (await import('./demo.command.js')).demo(options));
addEvaluate(program);
addLearn(program);
addTrain(program);
addImport(program);
addEmbed(program);

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}

/** @returns the exit code; commander has told its own mistakes already */
function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return BAD_INPUT;
}
