import { type HistoryRole } from './history-columns.js';

type Losses = ReadonlyMap<string, number>;

/** What became of the lines; those of which there were none are left out. */
export function countsText(counts: readonly (readonly [count: number, what: string])[], losses: Losses): string {
  const lost = [...losses].sort(([, a], [, b]) => b - a).map(([what, count]) => [count, `with ${what}`] as const);
  return [...counts, ...lost]
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}\n`)
    .join('');
}

/** Where each thing was found. */
export function columnsText(columns: ReadonlyMap<HistoryRole, string>): string {
  return `columns: ${[...columns].map(([role, column]) => `${role} from "${column}"`).join(', ')}\n`;
}
