import { type NamedColumns } from '../input/columns.js';
import { type HistoryRole } from './history-columns.js';

export const WORD_KINDS = ['status', 'category', 'severity', 'team'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** What a word of the desk's export means here. */
export interface WordMapping {
  readonly kind: WordKind;
  readonly word: string;
  readonly id: string;
}

/** What `import` is told. */
export interface ImportOptions extends NamedColumns<HistoryRole> {
  readonly in: readonly string[];
  readonly map: readonly WordMapping[];
  /** Of lines that tell none. */
  readonly status: string;
  readonly triage?: 'rules';
  readonly learn: boolean;
  readonly skipBad: boolean;
  readonly dryRun: boolean;
}
