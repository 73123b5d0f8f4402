import { type Line, type Range } from './lines.js';

const ATTACHMENT = /^(?:created (?:an )?attachment \d{1,12}\b|\(?attachment \d{1,12}\)?(?: \[details\])?$).{0,200}$/i;

const INSTRUCTION =
  /^(?:[-*+] \[ \] |[-*+] \[x\] (?:i (?:have|agree|confirm|am|understand|'ve)|this is not|searched)|[-*_(<[#]{0,3}(?:please (?:fill (?:in|out)|provide the following|complete (?:the|this|all)|answer (?:the|these)|attach (?:any|a|the)|describe the (?:problem|issue)|do not (?:remove|delete)|replace this)|fields? marked (?:with )?\*|\* ?(?:required|mandatory)))/i;

const HEADINGS = [
  '(?:exact )?(?:steps|how) (?:to|for) (?:reproduc(?:e|ing|tion)|recreate|repro)(?: (?:the )?(?:problem|issue|behaviou?r|bug))?',
  'repro(?:duction)? ?steps?|steps|reproducible|how reproducible|reproducibility|expected|actual',
  '(?:expected|actual|observed|current|desired) (?:results?|behaviou?rs?|outcomes?|outputs?)',
  '(?:additional|other|further|more) (?:info|information|context|comments?|notes?|details?)',
  'environment|(?:detailed )?description(?: of (?:the )?(?:problem|issue))?|summary|overview|screenshots?|system info(?:rmation)?',
  '(?:build|version|configuration|regression) info(?:rmation)?|test ?case|what (?:happened|did you expect(?: to happen)?)',
].join('|');
const HEADING = new RegExp(`^[#*_=\\d.) -]{0,10}(?:${HEADINGS})[*_ ]{0,4}(?:[:?][*_=]{0,4}|[=#*_]{0,4}$)`, 'i');
const LONGEST_HEADING = 90;

/** A tracker's own note that something was attached. */
export function attachmentNotes(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ text }) => ATTACHMENT.test(text));
}

/** What a form tells its reader to do, and boxes left unticked. */
export function formInstructions(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ text }) => INSTRUCTION.test(text));
}

/** Headings such as "Steps to reproduce:", without what stands under or beside them. */
export function formHeadings(lines: readonly Line[]): readonly Range[] {
  return lines.flatMap(({ start, text }) => {
    const heading = HEADING.exec(text.slice(0, LONGEST_HEADING));
    return heading === null ? [] : [{ start, end: start + heading[0].length }];
  });
}

/** Comments that a template shows its author while he fills it in. */
export function templateComments(text: string): readonly Range[] {
  const comments: Range[] = [];
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    comments.push({ start, end: close + 3 });
    start = text.indexOf('<!--', close + 3);
  }
  return comments;
}
