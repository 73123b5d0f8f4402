import type { z } from 'zod';
import type { YamlPath } from './yaml-document.js';

/** A name that a file introduces, such as the category `billing`. */
interface Definition {
  readonly kind: string;
  readonly id: string;
}

/** A name that a file uses and that some file must define. */
export interface Reference extends Definition {
  readonly path: YamlPath;
}

/** Something a schema cannot say, found in one place of a file. */
export interface Complaint {
  readonly path: YamlPath;
  readonly message: string;
}

/**
 * One YAML file of the desk's words: its shape, what it defines and what it refers to.
 * Methods, not function properties, so that files of any shape fit one list.
 */
export interface ConfigFile<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Without the file, the schema's defaults hold; other files must be there. */
  readonly mayBeMissing?: boolean;
  defines?(value: T): readonly Definition[];
  refersTo?(value: T): readonly Reference[];
  check?(value: T): readonly Complaint[];
}
