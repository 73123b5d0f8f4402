import { type Line, linesOf, type Range } from './lines.js';

/** One such line is machine output wherever it stands. */
const ALONE = [
  // Java, .NET and JavaScript stack frames
  /^at (?:async |new )?(?=[^\s(]{0,300}\.)[^\s(]{2,300} ?\(/,
  /^at .{0,300}:\d{1,7}:\d{1,7}\)?$/,
  /^(?:caused by: |exception in thread |traceback \(most recent call last\)|\.\.\. \d{1,5} (?:more|common frames))/i,
  /^File ".{1,300}", line \d/,
  // gdb and native frames
  /^#?\d{1,4} {1,4}\S{1,200} {1,40}0x[0-9a-f]{6,16}\b/i,
  /^#\d{1,4} {1,4}0x[0-9a-f]{6,16} in /i,
  // Android
  /^[VDIWEF]\/[\w.-]{1,80}\s{0,10}\(/,
];

/** Two such lines in a row are; one may be a sentence. */
const IN_A_ROW = [
  /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}/,
  /^\[?\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d/,
  /^\[?\d{2}:\d{2}:\d{2}[.,]\d/,
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} /,
  /^\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\]?\s{0,5}[:[(-]/,
  // hex dumps
  /^(?:0x)?[0-9a-f]{4,16}:?(?: {1,4}[0-9a-f]{2,8}){4}/i,
  // code
  /^(?:[+-] ?)?(?:import |using |package |public |private |protected |static |const |let |var |def |return |if \(|for \(|\}|\{|<\/?[\w:]{1,40}[ >])/,
];
const CODE_END = /[;{}]$/;
const FENCE = /^(?:`{3,}|~{3,}|\{(?:code|noformat)(?::[^}]{0,80})?\}$)/i;
const LONGEST_LINE = 2000;

/**
 * Stack traces, logs, hex dumps and code, as ranges of whole lines, in order and apart: words that no person wrote.
 * The line that names an exception is left out, because it says what went wrong.
 */
export function machineOutputIn(text: string): readonly Range[] {
  const lines = linesOf(text).filter((line) => line.text !== '');
  const fenced = fencedLines(lines);
  const ranges: { start: number; end: number }[] = [];
  let joined = false;
  let previous = false;
  for (const [at, line] of lines.entries()) {
    const likely = isLikely(line);
    const found: boolean = fenced[at] === 1 || isCertain(line) || (likely && (previous || isLikely(lines[at + 1])));
    const last = ranges.at(-1);
    if (found && joined && last !== undefined) last.end = line.end;
    else if (found) ranges.push({ start: line.start, end: line.end });
    joined = found;
    previous = found && (likely || fenced[at] === 1);
  }
  return ranges;
}

function isCertain({ text }: Line): boolean {
  return ALONE.some((pattern) => pattern.test(text));
}

function isLikely(line: Line | undefined): boolean {
  if (line === undefined || line.text.length > LONGEST_LINE) return false;
  return CODE_END.test(line.text) || IN_A_ROW.some((pattern) => pattern.test(line.text));
}

/** 1 for each line between two fences, and the fences themselves; a fence that is never closed counts for nothing. */
function fencedLines(lines: readonly Line[]): Uint8Array {
  const fenced = new Uint8Array(lines.length);
  let open = -1;
  for (const [at, { text }] of lines.entries()) {
    if (!FENCE.test(text)) continue;
    if (open >= 0) fenced.fill(1, open, at + 1);
    open = open >= 0 ? -1 : at;
  }
  return fenced;
}
