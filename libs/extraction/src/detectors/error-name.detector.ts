import { type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { named: 0.85, quoted: 0.65 };

/** Errors that have a name of their own in plain words. */
const NAMES = [
  'seg(?:mentation)?[ -]?faults?|general protection fault|page fault|bus error|kernel panic|blue screen(?: of death)?|bsod',
  '(?:stack|buffer|heap|integer|arithmetic) ?overflow|buffer overrun|out[ -]of[ -]memory(?: error)?|access violation',
  'null ?(?:pointer|reference)(?: exception| error)?|division by zero|divide by zero|assertion fail(?:ed|ure)|core dump(?:ed)?',
  '(?:internal |http )?server error|bad gateway|gateway time-?out|service unavailable|illegal invocation|broken pipe',
  '(?:fatal|runtime|run-time|syntax|parse|type|reference|compiler?|compilation|linker|link|internal|unknown|unexpected|unspecified|script|java|database|sql|network|i/o|disk|read|write|timeout|time-out|validation|authentication|authorization|permission|certificate|ssl|handshake|protocol|checksum) (?:error|exception)',
  'internal (?:[a-z]+ ){1,3}error|(?:connection|request|read|operation|socket|gateway) time(?:d)?[ -]?out|connection (?:refused|reset)(?: by peer)?|permission denied|access denied',
];
/** The site's name is no error. */
const SITE = 'Stack Overflow';
const NAMED = new RegExp(`(?<![\\w-])(?:${NAMES.join('|')})(?![\\w-])`, 'gi');
/** Group 1: what stands in quotes behind "error". */
const QUOTED =
  /\b(?:[Ee]rror|[Ee]xception|ERROR)s?(?: message)?(?: as| is| was| saying| that says| says)?\s?:?\s["“]\s?([A-Z][^"”:.\n]{3,60}?)\s?(?=["”:.])/g;
/** Angular's own: [$injector:nomod] */
const MODULE_CODE = /\[ ?\$\w{2,30}:\w{2,30} ?\]/g;
const ANY =
  /fault|error|over|panic|blue|bsod|memory|violation|null|zero|assert|dump|gateway|unavail|illegal|pipe|exception|out|connection|denied|\[ ?\$/i;

export const errorNameDetector: Detector = {
  find(text) {
    if (!ANY.test(text)) return [];
    const found = [NAMED, MODULE_CODE].flatMap((pattern) =>
      matchesOf(pattern, text)
        .filter(({ 0: name }) => name !== SITE)
        .map(({ index, 0: name }) => ({ start: index, end: index + name.length, confidence: CONFIDENCE.named })),
    );
    for (const { index, 0: match, 1: name = '' } of matchesOf(QUOTED, text)) {
      const start = index + match.lastIndexOf(name);
      found.push({ start, end: start + name.length, confidence: CONFIDENCE.quoted });
    }
    return found;
  },
};
