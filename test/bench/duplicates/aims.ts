import { latenciesOf } from './latencies.js';
import { type SizeFigures } from './size-run.js';

type Aim = readonly [what: string, reached: number, isMet: boolean];

/** What is aimed at, and whether it was reached at the largest size. */
export function aimsText(figures: readonly SizeFigures[]): string {
  const [smallest, largest] = [figures[0], figures.at(-1)];
  if (smallest === undefined || largest === undefined) return '';
  const { p50, p95 } = latenciesOf(largest.search.times);
  const growth = p95 / latenciesOf(smallest.search.times).p95;
  const aims: Aim[] = [
    ['p95 of a search at most 30 ms', p95, p95 <= 30],
    ['growing less than 4x from the smallest size', growth, growth < 4],
    ['at least 2,000 tickets imported a second', largest.imported.perSecond, largest.imported.perSecond >= 2_000],
    ['at most 1,536 bytes of index a ticket', largest.index.bytes, largest.index.bytes <= 1_536],
    ...largest.baselines.map(({ name, times }): Aim => {
      const faster = latenciesOf(times).p50 / p50;
      return [`at least 10x faster than ${name}, by the median`, faster, faster >= 10];
    }),
  ];
  const lines = aims.map(
    ([what, reached, isMet]) => `  ${isMet ? 'met   ' : 'missed'}  ${what}: ${reached.toFixed(1)}`,
  );
  return [`Aims, at ${largest.tickets.toLocaleString('en')} tickets:`, ...lines].join('\n');
}
