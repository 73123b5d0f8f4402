import { fileURLToPath } from 'node:url';
import { aChatServer, type ChatRequest } from '@app/testing';
import { sampleTickets } from './sample-tickets.js';
import { ServerProcess } from './server-process.js';

const LATENCY_MS = 300;
const TICKETS = Number(process.env.BENCH_TICKETS ?? 20);
const TICKETS_WITHOUT_MODEL = 200;
const AT_ONCE = 100;
const service = fileURLToPath(new URL('../../apps/api/src/main.js', import.meta.url));

const CLASSIFICATION = {
  category: 'technical',
  category_confidence: 0.9,
  severity: 'medium',
  severity_confidence: 0.9,
  reasoning: 'Something does not work.',
};
const REPLY = 'Hello,\n\nthank you for writing to us. We look into it.\n\nBest regards';

function answer({ messages }: ChatRequest): unknown {
  const system = messages[0]?.content ?? '';
  if (system.includes('## '))
    return { classification: CLASSIFICATION, extraction: { fields: [] }, response: { reply: REPLY } };
  if (system.includes('"category_confidence"')) return CLASSIFICATION;
  return system.includes('"fields"') ? { fields: [] } : REPLY;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const tickets = sampleTickets(2000);
let next = 0;

interface Timed {
  readonly ms: number;
  readonly status: string;
}

/** Posts a ticket that no other measurement posted, so that none is a duplicate. */
async function post({ url }: ServerProcess, options: object = {}): Promise<Timed> {
  const ticket = tickets[next++ % tickets.length];
  const start = performance.now();
  const response = await fetch(`${url}/api/v1/workflow/process`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, options }),
  });
  const { status } = (await response.json()) as { status: string };
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return { ms: performance.now() - start, status };
}

/** The median over tickets one after the other, once the code is warm. */
async function oneByOne(server: ServerProcess, status: string, options: object = {}): Promise<number> {
  for (let i = 0; i < 5; i += 1) await post(server, options);
  const runs: Timed[] = [];
  for (let i = 0; i < TICKETS; i += 1) runs.push(await post(server, options));
  if (runs.some((run) => run.status !== status)) throw new Error(`not all tickets are ${status}`);
  return median(runs.map(({ ms }) => ms));
}

/** In turn, so that a noisy moment of the machine hits both. */
async function inTurn(one: ServerProcess, other: ServerProcess): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < TICKETS_WITHOUT_MODEL; i += 1) {
    times[0].push((await post(one)).ms);
    times[1].push((await post(other)).ms);
  }
  // The first half warms up.
  const [first, second] = times.map((all) => median(all.slice(all.length / 2))) as [number, number];
  return [first, second];
}

const row = (name: string, ms: number, ratio: number, aim: string): void =>
  say(`${name.padEnd(34)} ${ms.toFixed(1).padStart(8)} ${ratio.toFixed(2).padStart(9)}   ${aim}`);

const models = await aChatServer({ answer });
let port = 18_110;
const started: ServerProcess[] = [];
async function start(env: Record<string, string>): Promise<ServerProcess> {
  const server = await ServerProcess.start(service, {
    port: port++,
    readyPath: '/health/ready',
    env: { DATABASE_URL: '', LLM_PROVIDER: 'openai-compatible', LLM_BASE_URL: models.url, LOG_LEVEL: 'fatal', ...env },
  });
  started.push(server);
  return server;
}
const slow = { DEFAULT_MODEL: `latency-${LATENCY_MS}`, FALLBACK_MODEL: `latency-${LATENCY_MS}` };
const dead = { DEFAULT_MODEL: 'reset', FALLBACK_MODEL: 'reset' };

try {
  const parallel = await start(slow);
  const single = await start({ ...slow, LLM_STRATEGY: 'single' });
  say(`A model that answers after L = ${LATENCY_MS} ms; medians of ${TICKETS} tickets. Node ${process.version}.\n`);
  say('/process                            ms/ticket   x of L   aim');
  const measure = async (name: string, server: ServerProcess, aim: string, options: object = {}): Promise<void> => {
    const ms = await oneByOne(server, 'completed', options);
    row(name, ms, ms / LATENCY_MS, aim);
  };
  await measure('parallel', parallel, 'at most 2.15');
  await measure('single call', single, 'at most 1.15');
  await measure('in sequence', parallel, 'about 3', { enable_parallel: false });

  const startedAt = performance.now();
  const crowd = await Promise.all(Array.from({ length: AT_ONCE }, () => post(parallel)));
  const took = performance.now() - startedAt;
  const byModel = crowd.filter(({ status }) => status === 'completed').length;
  row(`${AT_ONCE} at once, the last of them`, took, took / LATENCY_MS, `${byModel} answered by the model, no errors`);

  const open = await start(dead);
  const rules = await start({ LLM_PROVIDER: 'none' });
  const [openMs, rulesMs] = await inTurn(open, rules);
  say('\n/process                            ms/ticket   x rules  aim');
  row('rules alone', rulesMs, 1, '');
  row('circuit open', openMs, openMs / rulesMs, 'at most 1.2');
} finally {
  await Promise.all(started.map((server) => server.stop()));
  await models.close();
}
