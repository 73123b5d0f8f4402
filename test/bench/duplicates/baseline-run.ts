import { type Client } from 'pg';
import { type Baseline, BASELINES, BENCH_TEXTS } from './baselines.js';
import { latenciesOf } from './latencies.js';
import { type BenchTicket } from './ticket-stream.js';

export interface BaselineFigures {
  readonly name: string;
  /** To build its index, the table made already. */
  readonly buildSeconds: number;
  /** Of its index alone, a ticket. */
  readonly bytes: number;
  /** Of as many of the tickets as there was time for. */
  readonly times: readonly number[];
  readonly found: readonly (readonly string[])[];
}

/** After so long, as many tickets as these are enough; after three times as long, any number is. */
const PATIENCE_MS = 60_000;
const ENOUGH = 30;
const WARM_UP_MS = 2_000;
/** What takes longer than this is not asked at a larger size, where it would take ten times as long. */
const UNBEARABLE_MS = 1_000;

/**
 * Searches the same rows by what PostgreSQL has, one baseline after the other.
 *
 * @param smaller what was measured at the size before
 */
export async function runBaselines(
  client: Client,
  tickets: readonly BenchTicket[],
  smaller: readonly BaselineFigures[] | undefined,
  say: (line: string) => void,
): Promise<BaselineFigures[]> {
  say('the table that the baselines search');
  for (const statement of BENCH_TEXTS) await client.query(statement);
  const figures: BaselineFigures[] = [];
  for (const baseline of BASELINES) {
    if (!isBearable(baseline, smaller)) {
      say(`${baseline.name}: left out, too slow already at the size before`);
      continue;
    }
    say(`${baseline.name}: its index`);
    const built = await build(client, baseline);
    say(`${baseline.name}: searches`);
    figures.push({ name: baseline.name, ...built, ...(await ask(client, baseline, tickets)) });
  }
  return figures;
}

function isBearable({ name }: Baseline, smaller: readonly BaselineFigures[] | undefined): boolean {
  if (smaller === undefined) return true;
  const times = smaller.find((each) => each.name === name)?.times;
  return times !== undefined && latenciesOf(times).p50 < UNBEARABLE_MS;
}

async function build(client: Client, { index }: Baseline): Promise<Pick<BaselineFigures, 'buildSeconds' | 'bytes'>> {
  const start = performance.now();
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query(index);
  const buildSeconds = (performance.now() - start) / 1000;
  await client.query('vacuum analyze bench_texts');
  const [, name = ''] = /create index (\w+)/.exec(index) ?? [];
  const { rows } = await client.query<{ bytes: number }>(
    'select pg_relation_size($1::regclass)::float / greatest(1, (select count(*) from bench_texts)) as bytes',
    [name],
  );
  return { buildSeconds, bytes: rows[0]?.bytes ?? Number.NaN };
}

async function ask(
  client: Client,
  baseline: Baseline,
  tickets: readonly BenchTicket[],
): Promise<Pick<BaselineFigures, 'times' | 'found'>> {
  const [times, found]: [number[], string[][]] = [[], []];
  const warmAt = performance.now() + WARM_UP_MS;
  for (const ticket of tickets.slice(-ENOUGH)) {
    await search(client, baseline, ticket);
    if (performance.now() > warmAt) break;
  }
  const startedAt = performance.now();
  for (const ticket of tickets) {
    const start = performance.now();
    const spent = start - startedAt;
    if (spent > 3 * PATIENCE_MS || (spent > PATIENCE_MS && times.length >= ENOUGH)) break;
    found.push(await search(client, baseline, ticket));
    times.push(performance.now() - start);
  }
  return { times, found };
}

async function search(client: Client, { prepare, field, search }: Baseline, ticket: BenchTicket): Promise<string[]> {
  const text = field === 'subject' ? ticket.subject : `${ticket.subject}\n${ticket.body}`;
  const wanted =
    prepare === undefined ? text : (await client.query<{ wanted: string }>(prepare, [text])).rows[0]?.wanted;
  const { rows } = await client.query<{ id: string }>(search, [wanted]);
  return rows.map(({ id }) => id);
}
