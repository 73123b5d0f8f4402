import { type Command, InvalidArgumentError } from 'commander';
import { fileList } from '../../../apps/cli/src/evaluate/options.js';
import { type DuplicatesBenchOptions } from './duplicates-bench.options.js';

const NOTES = `
For each size a database of its own is made, filled by "npm run import", asked, and dropped. Without --database-url a
PostgreSQL server of Debian's is started with its default settings in a temporary folder; a million tickets take about
5 GB there with the baselines, and 2 without.

Examples:
  npm run bench -- duplicates --sizes 10k
  npm run bench -- duplicates --sizes 10k,100k,1m --texts large.jsonl
`;

/** `bench duplicates`: import, index and search at growing sizes, beside what PostgreSQL offers by itself. */
export function addDuplicates(program: Command): void {
  program
    .command('duplicates')
    .description(
      'Measures import, index and duplicate search at several sizes on PostgreSQL, beside pg_trgm and tsvector.',
    )
    .option('--sizes <counts>', 'how many tickets, such as 10k,100k,1m', sizes, [10_000, 100_000, 1_000_000])
    .option('--texts <files>', 'JSONL with a "text" to take sentences from; else texts of this repository', fileList)
    .option('--queries <count>', 'how many searches are measured', count, 300)
    .option('--database-url <url>', 'a PostgreSQL server where databases may be created')
    .option('--skip-baselines', 'measure nothing beside', false)
    .addHelpText('after', NOTES)
    .action(async (options: DuplicatesBenchOptions) =>
      (await import('./duplicates-bench.js')).benchDuplicates(options),
    );
}

const THOUSANDS: Readonly<Record<string, number>> = { '': 1, k: 1_000, m: 1_000_000 };

function count(value: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([km]?)$/i.exec(value.trim()) ?? [];
  const number = Math.round(Number(digits) * (THOUSANDS[unit.toLowerCase()] ?? 1));
  if (digits === '' || number < 1) throw new InvalidArgumentError('it reads 500, 10k or 1m');
  return number;
}

const sizes = (value: string): number[] => [...new Set(value.split(',').map(count))].sort((a, b) => a - b);
