import { askProcess } from './asked-process.js';
import { type BenchTicket } from './ticket-stream.js';

export interface FullScanJob {
  readonly tickets: readonly BenchTicket[];
}

export interface FullScanFigures {
  /** Of each ticket the ids of the best ten. */
  readonly found: readonly (readonly string[])[];
}

/** Tickets weighed in all: what bounds the time of it. */
const WEIGHED = 3_000_000;
/** Of fewer searches a share says nothing. */
const FEWEST = 30;

/**
 * Searches by weighing every ticket that there is as the service weighs its candidates, for as many of the tickets as
 * there is time for; undefined where these would be too few.
 *
 * @param size tickets in the database
 */
export async function runFullScan(
  databaseUrl: string,
  tickets: readonly BenchTicket[],
  size: number,
): Promise<FullScanFigures | undefined> {
  const count = Math.floor(WEIGHED / size);
  if (count < Math.min(FEWEST, tickets.length)) return undefined;
  return askProcess('full-scan-process.js', databaseUrl, { tickets: tickets.slice(0, count) });
}
