import { type Deadline } from './deadline.js';

/** What a stage may spend on asking a model about one ticket. */
export interface ModelRun {
  readonly deadline: Deadline;
  /** Client gone, or the service is shutting down. */
  readonly signal: AbortSignal;
  /** Names that must not leave the house where PII_REDACTION is on. */
  readonly names: readonly string[];
}
