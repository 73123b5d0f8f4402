import { askProcess } from './asked-process.js';
import { type BenchTicket } from './ticket-stream.js';

/** What the searching process is told. */
export interface SearchJob {
  /** Searched first, and not measured. */
  readonly warmUp: readonly BenchTicket[];
  readonly tickets: readonly BenchTicket[];
}

/** What it tells. */
export interface SearchFigures {
  /** Until all that was imported stood in the index. */
  readonly settledSeconds: number;
  /** Of each search, one after the other, in ms. */
  readonly times: readonly number[];
  /** CPU time a search. */
  readonly serviceMs: number;
  readonly postgresMs: number;
  /** Searches a second, two at a time. */
  readonly perSecondTogether: number;
  /** Of each ticket the ids of the best ten, best first. */
  readonly found: readonly (readonly string[])[];
  /** Resident memory at the end. */
  readonly serviceMegabytes: number;
  readonly postgresMegabytes: number;
}

/** Searches through the service. */
export const runSearches = (databaseUrl: string, job: SearchJob): Promise<SearchFigures> =>
  askProcess('search-process.js', databaseUrl, job);
