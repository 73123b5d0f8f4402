import { rm } from 'node:fs/promises';
import { type Client } from 'pg';
import { type BaselineFigures, runBaselines } from './baseline-run.js';
import { withClient } from './bench-database.js';
import { type FullScanFigures, runFullScan } from './full-scan.js';
import { writeHistory } from './history-file.js';
import { type ImportFigures, runImport } from './import-run.js';
import { type IndexSize, indexSizeOf } from './index-size.js';
import { latenciesOf } from './latencies.js';
import { PostgresProcesses } from './processes.js';
import { runSearches, type SearchFigures } from './search-run.js';
import { type KnownDuplicate, type TicketStream } from './ticket-stream.js';

/** All that was measured at one size. */
export interface SizeFigures {
  readonly tickets: number;
  readonly imported: ImportFigures;
  readonly index: IndexSize;
  readonly search: SearchFigures;
  readonly fullScan: FullScanFigures | undefined;
  /** Of each query the id of the ticket to find. */
  readonly wanted: readonly string[];
  readonly baselines: readonly BaselineFigures[];
}

export interface SizeJob {
  readonly stream: TicketStream;
  readonly queries: number;
  readonly withBaselines: boolean;
  /** What was measured before this one. */
  readonly smaller: SizeFigures | undefined;
  /** Where the export may be written. */
  readonly file: string;
  readonly databaseUrl: string;
  readonly say: (line: string) => void;
}

const WARM_UP = 50;

/** Fills the empty database and measures all there is at this size. */
export async function measureSize(job: SizeJob): Promise<SizeFigures> {
  const { stream, queries, withBaselines, smaller, file, databaseUrl, say } = job;
  const size = stream.size;
  const known = Array.from({ length: queries }, (_, number) => stream.query(number));
  const warmUp = Array.from({ length: WARM_UP }, (_, number) => stream.query(queries + number).ticket);
  const tickets = known.map(({ ticket }) => ticket);
  return withClient(databaseUrl, async (client) => {
    say('writing the tickets');
    await writeHistory(file, stream);
    say('importing them');
    const imported = await runImport(file, size, databaseUrl, await PostgresProcesses.of(client));
    await rm(file);
    say(`imported, ${imported.perSecond} a second`);
    // What autovacuum does within a minute or so.
    await client.query('vacuum analyze');
    say('searching');
    const search = await runSearches(databaseUrl, { warmUp, tickets });
    const { p50, p95, p99 } = latenciesOf(search.times);
    say(`searched, in ${[p50, p95, p99].map((ms) => ms.toFixed(1)).join(' / ')} ms`);
    const index = await indexSizeOf(client, size);
    say('weighing every ticket');
    const fullScan = await runFullScan(databaseUrl, tickets, size);
    const baselines = withBaselines ? await runBaselines(client, tickets, smaller?.baselines, say) : [];
    return { tickets: size, imported, index, search, fullScan, wanted: await idsOf(client, known), baselines };
  });
}

/** Tickets imported a second, by when the last one stands in the index. */
export function indexedPerSecond({ tickets, imported, search }: SizeFigures): number {
  return tickets / (tickets / imported.perSecond + search.settledSeconds);
}

async function idsOf(client: Client, known: readonly KnownDuplicate[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; external: string }>(
    'select id, external_id as external from tickets where external_id = any($1)',
    [known.map(({ originalId }) => originalId)],
  );
  const idOf = new Map(rows.map(({ id, external }) => [external, id]));
  return known.map(({ originalId }) => idOf.get(originalId) ?? '');
}
