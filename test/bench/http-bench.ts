import { fileURLToPath } from 'node:url';
import { aPostgresServer } from '@app/testing';
import autocannon from 'autocannon';
import { sampleTickets, type SampleTicket } from './sample-tickets.js';
import { ServerProcess } from './server-process.js';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CONNECTIONS = 32;
const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Route {
  readonly name: string;
  readonly url: string;
  readonly bodies: readonly string[];
}
interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function fire({ name, url, bodies }: Route): Promise<Figures> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: bodies.map((body) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })),
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${name}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** All routes in turn, round after round, so that a noisy minute of the machine hits them all. */
async function measure(routes: readonly Route[]): Promise<Map<string, Figures>> {
  const runs = new Map<string, Figures[]>(routes.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const route of routes) {
      say(round === 0 ? `  warming up ${route.name}` : `  round ${round} of ${ROUNDS}: ${route.name}`);
      const figures = await fire(route);
      if (round > 0) runs.get(route.name)?.push(figures);
    }
  }
  return new Map(
    [...runs].map(([name, figures]) => [
      name,
      {
        perSecond: median(figures.map(({ perSecond }) => perSecond)),
        p50: median(figures.map(({ p50 }) => p50)),
        p99: median(figures.map(({ p99 }) => p99)),
      },
    ]),
  );
}

function report(figures: ReadonlyMap<string, Figures>, ratios: readonly [string, string, number][]): void {
  say('\nroute                        requests/s    p50 ms    p99 ms');
  for (const [name, { perSecond, p50, p99 }] of figures)
    say(
      `${name.padEnd(28)} ${perSecond.toFixed(0).padStart(10)} ${String(p50).padStart(9)} ${String(p99).padStart(9)}`,
    );
  say('');
  for (const [ours, baseline, aim] of ratios) {
    const ratio = (figures.get(ours)?.perSecond ?? 0) / (figures.get(baseline)?.perSecond ?? 1);
    say(`${ours} / ${baseline}: ${ratio.toFixed(2)} (aim ${aim})`);
  }
}

const tickets = sampleTickets(2000);
const texts = tickets.map(({ subject, body }) => JSON.stringify({ subject, body }));
const wrapped = tickets.map((ticket: SampleTicket) => JSON.stringify({ ticket }));

say(`${SECONDS} s a run, ${ROUNDS} rounds, ${CONNECTIONS} connections; medians. Node ${process.version}.`);
const postgres = await aPostgresServer({ fsync: true });
const env = { DATABASE_URL: postgres.url };
const baseline = await ServerProcess.start(built('test/bench/baseline.server.js'), {
  port: 18_101,
  readyPath: '/',
  env,
});
const service = await ServerProcess.start(built('apps/api/src/main.js'), {
  port: 18_102,
  readyPath: '/health/ready',
  env,
});
try {
  const figures = await measure([
    { name: 'bare Nest route', url: `${baseline.url}/bare`, bodies: texts },
    { name: '/classify', url: `${service.url}/api/v1/workflow/classify`, bodies: texts },
    { name: 'bare route and one insert', url: `${baseline.url}/insert`, bodies: wrapped },
    { name: '/process', url: `${service.url}/api/v1/workflow/process`, bodies: wrapped },
  ]);
  report(figures, [
    ['/classify', 'bare Nest route', 0.6],
    ['/process', 'bare route and one insert', 0.4],
  ]);
  say(`\nresident memory after the load: ${service.residentMegabytes().toFixed(0)} MB on PostgreSQL (aim under 300)`);
  say(
    `ready after ${service.readyMs.toFixed(0)} ms on PostgreSQL, migrations of an empty database included (aim 1500)`,
  );
} finally {
  await Promise.all([service.stop(), baseline.stop()]);
  await postgres.close();
}
