import { type Command, InvalidArgumentError, Option } from 'commander';
import { fileList } from './evaluate/options.js';
import { HISTORY_ROLES } from './import/history-columns.js';
import { type ImportOptions, WORD_KINDS, type WordKind, type WordMapping } from './import/import-options.js';

const NOTES = `
A line needs an id, the time at which the ticket came in, and a text. The same id is imported once, however often the
command runs: after an error, a kill or Ctrl-C run the same command again. With the embedded database stop the service
first: one process at a time may open it.

Examples:
  npm run import -- --in tickets.jsonl --dry-run
  npm run import -- --in export.csv --id-column "Case Number" --created-column Opened --map "status:Parked=in_progress"
  npm run import -- --in 2024.jsonl,2025.jsonl --triage rules --learn --skip-bad
`;

/** `import`: loads a desk's history into the database that DATABASE_URL names. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description("Loads a desk's history, JSONL or CSV, with its own times, ids and labels.")
    .requiredOption('--in <files>', 'JSONL or CSV; several files separated by commas', fileList)
    .addHelpText('after', NOTES);
  for (const role of HISTORY_ROLES)
    command.option(`--${role}-column <name>`, `the column or field that holds the ${role}; else guessed`);
  command
    .option(
      '--map <kind:word=id>',
      `what a word of the export means; kind: ${WORD_KINDS.join(', ')}; repeatable`,
      mapping,
      [],
    )
    .option('--status <status>', 'the status of lines that tell none', 'closed')
    .addOption(
      new Option('--triage <how>', 'classify offline, as far as the desk named no category and severity').choices([
        'rules',
      ]),
    )
    .option('--learn', 'keep the labels as corrections, and train on them at the end', false)
    .option('--skip-bad', 'tell of bad lines and pass them over; else the first one ends the import', false)
    .option('--dry-run', 'only read the file, and tell what would be imported', false)
    .action(async (options: ImportOptions) => {
      if (options.dryRun) await (await import('./import/dry-run.js')).dryRun(options);
      else await (await import('./import/import.js')).importHistory(options);
    });
}

function mapping(value: string, earlier: readonly WordMapping[]): WordMapping[] {
  const [, kind = '', word = '', id = ''] = /^(\w+):(.+)=([^=]+)$/s.exec(value) ?? [];
  if (!(WORD_KINDS as readonly string[]).includes(kind))
    throw new InvalidArgumentError('it reads kind:word=id, such as "status:Parked=in_progress"');
  return [...earlier, { kind: kind as WordKind, word: word.trim(), id: id.trim() }];
}
