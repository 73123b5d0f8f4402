import { OperatorError } from '@app/domain';
import { Command, CommanderError } from 'commander';
import { addDuplicates } from './duplicates/duplicates-bench.command.js';

const program = new Command('bench')
  .description('Measures the built service on this machine.')
  .showHelpAfterError('(--help tells what there is)')
  .exitOverride();

program
  .command('http', { isDefault: true })
  .description('Requests a second, latency and memory, beside bare routes on the same machine.')
  .action(async () => {
    await import('./http-bench.js');
  });
addDuplicates(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof OperatorError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
