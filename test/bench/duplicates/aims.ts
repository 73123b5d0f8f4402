import { latenciesOf } from './latencies.js';
import { recallsOf } from './recall.js';
import { indexedPerSecond, type SizeFigures } from './size-run.js';

type Aim = readonly [what: string, reached: number, isMet: boolean];

/** What is aimed at, and whether it was reached at the largest size. */
export function aimsText(figures: readonly SizeFigures[]): string {
  const largest = figures.at(-1);
  if (largest === undefined) return '';
  const { p95 } = latenciesOf(largest.search.times);
  const imported = indexedPerSecond(largest);
  const aims: Aim[] = [
    ['p95 of a search at most 30 ms', p95, p95 <= 30],
    ...growthAims(figures),
    ['at least 2,000 tickets imported and indexed a second', imported, imported >= 2_000],
    ['at most 1,536 bytes of index a ticket', largest.index.bytes, largest.index.bytes <= 1_536],
    ...figures.flatMap(twoStageAims),
    ...baselineAims(largest),
  ];
  const lines = aims.map(
    ([what, reached, isMet]) => `  ${isMet ? 'met   ' : 'missed'}  ${what}: ${reached.toFixed(1)}`,
  );
  return [`Aims, at ${named(largest)}:`, ...lines].join('\n');
}

const named = ({ tickets }: SizeFigures): string => `${tickets.toLocaleString('en')} tickets`;

function growthAims(figures: readonly SizeFigures[]): Aim[] {
  const [smallest, ...larger] = figures.map(({ search }) => latenciesOf(search.times).p95);
  const largest = larger.at(-1);
  if (smallest === undefined || largest === undefined) return [];
  return [['p95 growing less than 4x from the smallest size', largest / smallest, largest / smallest < 4]];
}

function twoStageAims(figures: SizeFigures): Aim[] {
  const { fullScan, search, wanted } = figures;
  if (fullScan === undefined) return [];
  const [all, ours] = recallsOf(fullScan.found, search.found, wanted);
  return [[`at most 1 point of recall lost to weighing all ${named(figures)}`, all - ours, all - ours <= 1]];
}

function baselineAims({ baselines, search, wanted }: SizeFigures): Aim[] {
  return baselines.flatMap(({ name, times, found }): Aim[] => {
    const faster = latenciesOf(times).p50 / latenciesOf(search.times.slice(0, times.length)).p50;
    const [theirs, ours] = recallsOf(found, search.found, wanted);
    return [
      [`at least 10x faster than ${name}, by the median`, faster, faster >= 10],
      [`no less recall at 10 than ${name}, points over it`, ours - theirs, ours >= theirs],
    ];
  });
}
