/** Who else used a term. A ticket's number counts the tickets, so that numbers tell how many came between. */
export interface TermUse {
  /** Tickets of the window, newest first. */
  readonly recent: readonly Use[];
  /** Tickets before the window, newest first, at most `USUAL_READ`. */
  readonly usual: readonly Use[];
}

interface Use {
  readonly doc: number;
  /** How many terms that ticket has. */
  readonly size: number;
}

/** Where the tickets of the last while begin, by their numbers. */
export interface Span {
  /** The first ticket of the history. */
  readonly first: number;
  /** The first ticket of the window. */
  readonly window: number;
  /** The first ticket of its last quarter. */
  readonly lately: number;
  /** The ticket that is judged. */
  readonly now: number;
}

/** A ticket of the window. */
interface Recent {
  readonly customer: string;
  readonly incidentId: string | null;
}

/** What is known at the first look; `terms` in the order of the judged ticket's signal. */
export interface Evidence {
  readonly customer: string;
  readonly terms: readonly TermUse[];
  readonly span: Span;
  readonly recent: ReadonlyMap<number, Recent>;
}

/** The terms of the tickets that are closest to the judged one, by their numbers; `recent` knows who used them, too. */
export type Kin = ReadonlyMap<number, readonly TermUse[]>;

/** Of each term, so many uses in the window are read, and so many before it: what bounds the work. */
export const RECENT_READ = 64;
export const USUAL_READ = 400;
