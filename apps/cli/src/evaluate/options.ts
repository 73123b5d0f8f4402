import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ColumnNames, ROLES } from '../input/columns.js';
import { type Engine, ENGINES } from './engine.js';

/** What every evaluation is told. */
export interface EvaluationOptions extends ColumnNames {
  readonly in: readonly string[];
  readonly out?: string;
  readonly report?: string;
  /** The field whose values make the groups. */
  readonly by: string;
}

export interface EngineOption {
  readonly engine: Engine;
}

/** Adds what every evaluation is told; the columns too where lines may be a desk's own export. */
export function withEvaluationOptions(command: Command): Command {
  command
    .requiredOption('--in <files>', 'labelled lines, JSONL or CSV; several files separated by commas', fileList)
    .option('--out <file>', 'write the predictions there, as JSON lines')
    .option('--report <folder>', 'write the report as an HTML page into this folder')
    .option('--by <field>', 'the field by whose values the figures are given too', 'source');
  for (const role of ROLES)
    command.option(`--${role}-column <name>`, `the column or field that holds the ${role}; else guessed`);
  return command;
}

export function withEngineOption(command: Command): Command {
  return command.addOption(
    new Option('--engine <engine>', 'rules alone, the learned model alone, what serves (auto), or the language model')
      .choices(ENGINES)
      .default('auto'),
  );
}

/** One or several files, separated by commas. */
export function fileList(value: string): string[] {
  const files = value
    .split(',')
    .map((file) => file.trim())
    .filter(Boolean);
  if (files.length === 0) throw new InvalidArgumentError('no file is named');
  return files;
}
