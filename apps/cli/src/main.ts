import 'reflect-metadata';
import { Command } from 'commander';
import { demo } from './demo.command.js';

const program = new Command('ticket-triage')
  .description('What the triage service offers on the command line, without a server.')
  .showHelpAfterError();

program
  .command('demo')
  .description('Triages a dozen sample tickets in this process, in a database in memory, and prints a table.')
  .option('--json', 'print the whole results as JSON lines instead of the table', false)
  .action(demo);

await program.parseAsync();
