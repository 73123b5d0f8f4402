import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ColumnNames, ROLES } from '../input/columns.js';
import { type Engine, ENGINES } from './engine.js';

/** Where labelled lines are, and how to read them. */
export interface InputOptions extends ColumnNames {
  readonly in: readonly string[];
  /** The field whose values make the groups. */
  readonly by: string;
}

/** What an evaluation is told that predicts each line. */
export interface EvaluationOptions extends InputOptions {
  readonly out?: string;
  readonly report?: string;
}

export interface EngineOption {
  readonly engine: Engine;
}

/** Adds where the lines are and how their columns are called. */
export function withInputOptions(command: Command): Command {
  command
    .requiredOption('--in <files>', 'labelled lines, JSONL or CSV; several files separated by commas', fileList)
    .option('--by <field>', 'the field by whose values the figures are given too', 'source');
  for (const role of ROLES)
    command.option(`--${role}-column <name>`, `the column or field that holds the ${role}; else guessed`);
  return command;
}

/** Adds besides where the results go. */
export function withEvaluationOptions(command: Command): Command {
  return withInputOptions(command)
    .option('--out <file>', 'write the predictions there, as JSON lines')
    .option('--report <folder>', 'write the report as an HTML page into this folder');
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

/** @throws InvalidArgumentError */
export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('not a whole number over 0');
  return number;
}
