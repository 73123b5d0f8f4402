/** What tickets must know of the desk's word on duplicates; the links library answers. */
export abstract class DuplicateLinks {
  /** What was said last of a ticket; null where nobody said anything. */
  abstract newestFor(ticketId: string): Promise<object | null>;
  /** What the desk says now of each pair that a ticket is one of, by the other ticket. */
  abstract verdictsFor(ticketId: string): Promise<ReadonlyMap<string, 'confirmed' | 'rejected'>>;
}
