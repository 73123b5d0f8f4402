/** What tickets must know of the desk's feedback: what it says of one ticket now; the learning library answers. */
export abstract class Corrections {
  /** Null where nobody corrected or confirmed anything. */
  abstract currentFor(ticketId: string): Promise<object | null>;
}
