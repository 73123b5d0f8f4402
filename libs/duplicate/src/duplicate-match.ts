/** An older ticket that says the same. */
export interface DuplicateMatch {
  readonly ticketId: string;
  /** In [0, 1]. */
  readonly similarityScore: number;
  readonly sameCustomer: boolean;
  readonly createdAt: Date;
}

export interface DuplicateVerdict {
  /** The best match at or over the threshold. */
  readonly duplicateOf: DuplicateMatch | null;
  /** Best first, at most five, the verdict's own match included. */
  readonly related: readonly DuplicateMatch[];
}
