import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aimsText } from './aims.js';
import { BenchServer } from './bench-database.js';
import { type DuplicatesBenchOptions } from './duplicates-bench.options.js';
import { figuresTable } from './figures-table.js';
import { measureSize, type SizeFigures } from './size-run.js';
import { readSourceTexts } from './source-texts.js';
import { TicketStream } from './ticket-stream.js';

const OUR_TEXTS = ['category', 'severity'].map((name) =>
  fileURLToPath(new URL(`../../../../libs/classification/model/training/${name}.jsonl`, import.meta.url)),
);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Measures one size after the other, and tells all figures at the end. */
export async function benchDuplicates(options: DuplicatesBenchOptions): Promise<void> {
  // Whatever is at work fails with it, and everything is cleared away.
  process.once('SIGINT', () => tell('stopping'));
  const texts = await readSourceTexts(options.texts ?? OUR_TEXTS);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = await BenchServer.at(options.databaseUrl);
  const figures: SizeFigures[] = [];
  say(machine());
  say(await server.describe());
  say(`${texts.length} texts to take sentences from, ${options.queries} searches at each size.`);
  try {
    for (const size of options.sizes)
      figures.push(
        await server.withDatabase(`bench_duplicates_${size}`, (databaseUrl) =>
          measureSize({
            stream: new TicketStream(texts, size),
            queries: options.queries,
            withBaselines: !options.skipBaselines,
            smaller: figures.at(-1),
            file: join(folder, 'tickets.jsonl'),
            databaseUrl,
            say: (line) => tell(`${size} tickets: ${line}`),
          }),
        ),
      );
  } finally {
    // What was measured before something failed is worth telling too.
    say(figuresTable(figures));
    say(aimsText(figures));
    say(machine());
    await server.close();
    await rm(folder, { recursive: true });
  }
}

function machine(): string {
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? '?'}), load ${load}, Node ${process.version}`;
}
