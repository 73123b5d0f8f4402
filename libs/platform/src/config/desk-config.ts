import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '@app/domain';
import { YAMLException } from 'js-yaml';
import type { z } from 'zod';
import type { ConfigFile } from './config-file.js';
import { YamlDocument, type YamlPath } from './yaml-document.js';

/** Every mistake in the YAML files at once; the message is meant for the support lead who edited them. */
export class DeskConfigError extends OperatorError {
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    );
    this.name = 'DeskConfigError';
  }
}

interface LoadedFile {
  readonly file: ConfigFile<unknown>;
  readonly value: unknown;
  readonly at: (path: YamlPath) => string;
}

/** The desk's words, read once at boot, checked each by its schema and against one another. */
export class DeskConfig {
  private constructor(
    private readonly sections: ReadonlyMap<string, unknown>,
    private readonly defined: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** @throws DeskConfigError with file, line, what is wrong and what is allowed */
  static load(directory: string, files: readonly ConfigFile<unknown>[]): DeskConfig {
    const problems: string[] = [];
    const loaded = files.flatMap((file) => loadFile(directory, file, problems));
    if (problems.length > 0) throw new DeskConfigError(problems);

    const defined = collectDefinitions(loaded);
    problems.push(
      ...loaded.flatMap(({ file, value, at }) => (file.check?.(value) ?? []).map((c) => `${at(c.path)}: ${c.message}`)),
    );
    problems.push(...loaded.flatMap((each) => danglingReferences(each, defined)));
    if (problems.length > 0) throw new DeskConfigError(problems);
    return new DeskConfig(new Map(loaded.map(({ file, value }) => [file.name, value])), defined);
  }

  section<T>(file: ConfigFile<T>): T {
    if (!this.sections.has(file.name))
      throw new Error(`${file.name} was not loaded; add it to the list in the application module`);
    return this.sections.get(file.name) as T;
  }

  /** The ids that the files define for a kind (`category`, `severity`, `team`, `field` ...), in file order. */
  idsOf(kind: string): readonly string[] {
    return this.defined.get(kind) ?? [];
  }
}

function loadFile(directory: string, file: ConfigFile<unknown>, problems: string[]): LoadedFile[] {
  const path = join(directory, file.name);
  let document: YamlDocument;
  try {
    document = YamlDocument.parse(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (file.mayBeMissing === true && isMissing(error)) return [{ file, value: file.schema.parse({}), at: () => path }];
    problems.push(readingProblem(path, error));
    return [];
  }
  const at = (where: YamlPath): string =>
    `${path}:${document.lineOf(where)}: ${where.map(String).join('.') || 'the file'}`;
  const parsed = file.schema.safeParse(document.value);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${at(placeOf(issue))}: ${messageOf(issue)}`));
    return [];
  }
  return [{ file, value: parsed.data, at }];
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

function readingProblem(path: string, error: unknown): string {
  if (error instanceof YAMLException) return `${path}:${(error.mark?.line ?? 0) + 1}: not valid YAML: ${error.reason}`;
  if (isMissing(error)) return `${path}: the file is missing; CONFIG_DIR names the folder that holds it`;
  return `${path}: ${(error as Error).message}`;
}

/** An unknown key is shown on its own line, not on that of the mapping that holds it. */
function placeOf(issue: z.core.$ZodIssue): YamlPath {
  return issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined
    ? [...issue.path, issue.keys[0]]
    : issue.path;
}

function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? `unknown key; ${issue.message}` : issue.message;
}

function collectDefinitions(loaded: readonly LoadedFile[]): Map<string, string[]> {
  const defined = new Map<string, string[]>();
  for (const { file, value } of loaded)
    for (const { kind, id } of file.defines?.(value) ?? []) defined.set(kind, [...(defined.get(kind) ?? []), id]);
  return defined;
}

function danglingReferences(
  { file, value, at }: LoadedFile,
  defined: ReadonlyMap<string, readonly string[]>,
): string[] {
  return (file.refersTo?.(value) ?? [])
    .filter(({ kind, id }) => !defined.get(kind)?.includes(id))
    .map(
      ({ kind, id, path }) =>
        `${at(path)}: there is no ${kind} "${id}"; allowed: ${defined.get(kind)?.join(', ') ?? 'none is defined'}`,
    );
}
