/** A stretch of a text, by offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One line of a text without the white space around it. */
export interface Line extends Range {
  readonly text: string;
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const untrimmed = text.slice(from, to).trimStart();
    const start = to - untrimmed.length;
    const trimmed = untrimmed.trimEnd();
    lines.push({ start, end: start + trimmed.length, text: trimmed });
    from = to + 1;
  }
  return lines;
}

/** The text with the ranges blanked out: same length, newlines kept. */
export function blankOut(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    result += text.slice(done, from) + text.slice(from, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}
