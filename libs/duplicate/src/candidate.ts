import { type Corpus } from './corpus.js';
import { type CustomerMatch } from './customer.js';
import { type Closeness } from './dense/closeness.js';
import { type TextPrint } from './fingerprint.js';

/** An older ticket worth comparing. */
export interface Candidate extends CustomerMatch, TextPrint {
  readonly ticketId: string;
  readonly createdAt: Date;
  /** Its normalised text is the very same. */
  readonly identical: boolean;
  /** Null where it is not among the nearest by meaning, or nobody can tell. */
  readonly closeness: Closeness | null;
  /** The ticket to point to: itself, or the one that it is a duplicate of. */
  readonly root: CustomerMatch & { readonly ticketId: string; readonly createdAt: Date };
}

/** What a search brings back for comparing. */
export interface Candidates {
  readonly tickets: readonly Candidate[];
  readonly corpus: Corpus;
}
