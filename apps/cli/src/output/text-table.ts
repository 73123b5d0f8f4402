type Cell = string | number;

/** Columns of text, the first to the left, the others to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const aligned = (cell: string, i: number): string => {
    const width = widths[i] ?? 0;
    return i === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return `${lines.map((line) => line.map(aligned).join('  ').trimEnd()).join('\n')}\n`;
}
