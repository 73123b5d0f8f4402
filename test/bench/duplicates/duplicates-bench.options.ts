/** What `bench duplicates` is told. */
export interface DuplicatesBenchOptions {
  readonly sizes: readonly number[];
  /** Undefined: the texts of the repository. */
  readonly texts?: readonly string[];
  readonly queries: number;
  /** Undefined: a server of the bench's own. */
  readonly databaseUrl?: string;
  readonly skipBaselines: boolean;
}
