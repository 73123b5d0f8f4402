import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type BenchTicket } from './ticket-stream.js';

/** What the searching process is told. */
export interface SearchJob {
  /** Searched first, and not measured. */
  readonly warmUp: readonly BenchTicket[];
  readonly tickets: readonly BenchTicket[];
}

/** What it tells. */
export interface SearchFigures {
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

const SCRIPT = fileURLToPath(new URL('search-process.js', import.meta.url));

/** Searches through the service in a process of its own, run as `npm start` runs it. */
export async function runSearches(databaseUrl: string, job: SearchJob): Promise<SearchFigures> {
  const child = fork(SCRIPT, {
    execArgv: ['--max-semi-space-size=16', '--enable-source-maps'],
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', LEARNING_NIGHTLY: 'false' },
    serialization: 'advanced',
  });
  let figures: SearchFigures | undefined;
  child.once('message', (message) => (figures = message as SearchFigures));
  child.send(job);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (figures === undefined) throw new Error(`the searching process ended with ${code ?? 'a signal'}`);
  return figures;
}
