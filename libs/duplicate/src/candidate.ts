import { type CustomerMatch } from './customer.js';

/** An older ticket worth comparing. */
export interface Candidate extends CustomerMatch {
  /** Its normalised text is the very same. */
  readonly identical: boolean;
  readonly terms: readonly number[];
  readonly createdAt: Date;
  /** The ticket to point to: itself, or the one that it is a duplicate of. */
  readonly root: CustomerMatch & { readonly ticketId: string; readonly createdAt: Date };
}

/** What a search brings back for comparing. */
export interface Candidates {
  readonly tickets: readonly Candidate[];
  /** The weight of each term that was looked up, its rarity among the older tickets included. */
  readonly rarities: ReadonlyMap<number, number>;
}
