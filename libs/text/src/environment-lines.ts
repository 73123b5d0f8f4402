import { blankOut, linesOf } from './lines.js';

const VERSION = /\d\.\d|\bversion\b|\bbuild \d|\bruntime:/i;
const SENTENCE =
  /\b(?:is|was|are|does|did|has|not|cannot|can't|doesn't|fails?|failed|error|exception|crash(?:es|ed)?|when|after|since|with|the|in|on|from|to|i|we|my)\b/i;
const RULER = /^(?:={2,}|-{2,}|\*{2,}|_{2,}|#{2,}|~{2,})/;
const IMPORT = /^(?:using|import|package) [\w.]{1,200};?$/;
const LONGEST = 90;
const MOST_WORDS = 5;

/**
 * The text without lines that describe the machine rather than the problem: names with their versions, rulers and
 * their titles, imports. Same length; the whole text where nothing else would be left.
 */
export function withoutEnvironment(text: string): string {
  const rest = blankOut(
    text,
    linesOf(text).filter(({ text: line }) => isEnvironment(line)),
  );
  return /\p{L}/u.test(rest) ? rest : text;
}

function isEnvironment(line: string): boolean {
  if (line === '' || line.length > LONGEST) return false;
  if (RULER.test(line) || IMPORT.test(line)) return true;
  return VERSION.test(line) && !SENTENCE.test(line) && (line.match(/[A-Za-z]{2,}/g) ?? []).length <= MOST_WORDS;
}
