import { type Line } from './lines.js';

/** The line "On Tuesday ... Jane wrote:" may be broken this often. */
const MOST_LINES = 3;
const LONGEST = 400;

const MOST_AFTER_COLON = 7;
const COLON_AT_END = /[:：]/;

const START = /^[-*_ ]{0,5}(?:On|Am|Le|El|Em|No dia|Il|In data|Op|Den|På|W dniu|Dnia|Pe|Dne|Vào)[ ,]/i;
const END =
  /(?:wrote|schrieb.{0,120}|écrit|escribió|escreveu|scritto|schreef.{0,120}|skrev.{0,120}|napisał(?:\(a\))?|kirjoitti|пишет|написал(?:а|\(а\))?|写道)\s?[:：][-*_ ]{0,5}$/iu;
const NAME_FIRST = /\b(?:wrote on|schrieb am|schreef op|skrev den)\b/i;

/** How many lines the announcement of a quote takes ("On Tue, 3 Jan 2023 Jane Doe <jane@example.com> wrote:"), or 0. */
export function attributionLength(lines: readonly Line[], at: number): number {
  const first = lines[at]?.text ?? '';
  if (isAttribution(first)) return 1;
  if (first.length > LONGEST || !START.test(first)) return 0;
  let joined = first;
  for (let count = 2; count <= MOST_LINES; count += 1) {
    joined += ` ${lines[at + count - 1]?.text ?? ''}`;
    if (isAttribution(joined)) return count;
  }
  return 0;
}

function isAttribution(text: string): boolean {
  if (text.length > LONGEST || !COLON_AT_END.test(text.slice(-MOST_AFTER_COLON)) || !END.test(text)) return false;
  return (START.test(text) && /\d/.test(text)) || text.includes('@') || NAME_FIRST.test(text);
}
