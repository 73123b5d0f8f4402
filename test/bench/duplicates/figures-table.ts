import Table from 'cli-table3';
import { type BaselineFigures } from './baseline-run.js';
import { latenciesOf } from './latencies.js';
import { recallOf, recallsOf } from './recall.js';
import { indexedPerSecond, type SizeFigures } from './size-run.js';

type Row = string[];

const number = (value: number, digits = 0): string => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const together = (...values: readonly string[]): string => values.join(' / ');

/** A column for each size. */
export function figuresTable(figures: readonly SizeFigures[]): string {
  const table = new Table({
    head: ['', ...figures.map(({ tickets }) => `${tickets.toLocaleString('en')} tickets`)],
    colAligns: ['left', ...figures.map(() => 'right' as const)],
    style: { head: [], border: [] },
  });
  const row = (name: string, cell: (each: SizeFigures) => string): Row => [name, ...figures.map(cell)];
  const searched = (each: SizeFigures): string => {
    const { p50, p95, p99 } = latenciesOf(each.search.times);
    return together(number(p50, 1), number(p95, 1), number(p99, 1));
  };
  table.push(
    row('import, tickets a second', ({ imported }) => number(imported.perSecond)),
    row('  with what it left to index', (each) => number(indexedPerSecond(each))),
    row('  CPU ms a ticket, import / PostgreSQL', ({ imported: { importMs, postgresMs } }) =>
      together(number(importMs, 2), number(postgresMs, 2)),
    ),
    row('index, bytes a ticket', ({ index }) => number(index.bytes)),
    ...tablesOf(figures).map((name) =>
      row(`  ${name}`, ({ index }) => number(index.tables.find((table) => table.name === name)?.bytes ?? 0)),
    ),
    row('the tickets themselves, bytes a ticket', ({ index }) => number(index.ticketBytes)),
    row('search, p50 / p95 / p99 ms', searched),
    row('  CPU ms a search, service / PostgreSQL', ({ search: { serviceMs, postgresMs } }) =>
      together(number(serviceMs, 1), number(postgresMs, 1)),
    ),
    row('  two at a time, searches a second', ({ search }) => number(search.perSecondTogether)),
    row('  recall at 10, %', ({ search, wanted }) => number(recallOf(search.found, wanted), 1)),
    row('  weighing every ticket instead (searches)', ({ search, fullScan, wanted }) =>
      fullScan === undefined
        ? 'left out'
        : `${together(...recallsOf(fullScan.found, search.found, wanted).map((each) => number(each, 1)))} (${fullScan.found.length})`,
    ),
    row('memory, MB, service / PostgreSQL', ({ search: { serviceMegabytes, postgresMegabytes } }) =>
      together(number(serviceMegabytes), number(postgresMegabytes)),
    ),
    ...baselineNames(figures).flatMap((name) => baselineRows(name, figures)),
  );
  return table.toString();
}

function baselineRows(name: string, figures: readonly SizeFigures[]): Row[] {
  const row = (what: string, cell: (baseline: BaselineFigures, each: SizeFigures) => string): Row => [
    what,
    ...figures.map((each) => {
      const baseline = each.baselines.find((other) => other.name === name);
      return baseline === undefined ? 'left out' : cell(baseline, each);
    }),
  ];
  return [
    row(`${name}, p50 / p95 ms (searches)`, ({ times }) => {
      const { p50, p95 } = latenciesOf(times);
      return `${together(number(p50, 1), number(p95, 1))} (${times.length})`;
    }),
    row('  recall at 10, %, ours on the same', ({ found }, { search, wanted }) =>
      together(...recallsOf(found, search.found, wanted).map((each) => number(each, 1))),
    ),
    row('  index, bytes a ticket, built in s', ({ bytes, buildSeconds }) =>
      together(number(bytes), number(buildSeconds, 1)),
    ),
  ];
}

const tablesOf = (figures: readonly SizeFigures[]): string[] => [
  ...new Set(figures.flatMap(({ index }) => index.tables.map(({ name }) => name))),
];

const baselineNames = (figures: readonly SizeFigures[]): string[] => [
  ...new Set(figures.flatMap(({ baselines }) => baselines.map(({ name }) => name))),
];
