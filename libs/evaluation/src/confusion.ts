import { type Judgement } from './judgement.js';

/** How a ticket without a prediction is shown. */
const NO_PREDICTION = '(none)';

/** Counts of what was right against what was predicted. */
export interface Confusion {
  /** Every label that is right somewhere, in the order given or else by name. */
  readonly rows: readonly string[];
  /** The rows' labels, then those that were only predicted. */
  readonly columns: readonly string[];
  /** By row, then by column. */
  readonly counts: readonly (readonly number[])[];
}

/** @param order labels that come first, in this order, where they occur */
export function confusionOf(judgements: readonly Judgement[], order: readonly string[] = []): Confusion {
  const inOrder = (labels: Iterable<string>): string[] => {
    const found = new Set(labels);
    return [...order.filter((label) => found.has(label)), ...[...found].filter((l) => !order.includes(l)).sort()];
  };
  const cells = new Map<string, Map<string, number>>();
  for (const { gold, predicted } of judgements) {
    const row = cells.get(gold) ?? new Map<string, number>();
    const column = predicted ?? NO_PREDICTION;
    cells.set(gold, row.set(column, (row.get(column) ?? 0) + 1));
  }
  const rows = inOrder(cells.keys());
  const strangers = inOrder([...cells.values()].flatMap((row) => [...row.keys()])).filter((l) => !cells.has(l));
  const columns = [...rows, ...strangers];
  return { rows, columns, counts: rows.map((row) => columns.map((column) => cells.get(row)?.get(column) ?? 0)) };
}
