import { type Detector } from './detector.js';
import { matchesOf } from './matches.js';
import { prefixedIds } from './prefixed-ids.js';

const CONFIDENCE = { prefixed: 0.95, numbered: 0.88, cued: 0.65 };

const PREFIXED =
  /(?<![\w-])(?:acc|acct|account|cust|customer|usr|user|client|cid|uid)[-_#]{1,2}[a-z0-9]{1,20}(?:[-_][a-z0-9]{1,20}){0,3}(?![\w-])/gi;
/** Group 1: what says that a number follows; group 2: the number. */
const CUED =
  /\b(?:account|acct|customer|(?:client|member(?:ship)?|user)(?=\s{0,2}(?:number|no|id)\b))(\s{0,2}(?:(?:number|no\b\.?|nr\b\.?|num\b\.?|id)(?:\s(?:is|was|are))?)?\s{0,2}[:#=]{0,2}\s{0,2}#?)([a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,4})(?![\w@-]|\.\w)/gi;

export const accountIdDetector: Detector = {
  find(text) {
    const found = prefixedIds(PREFIXED, text, CONFIDENCE.prefixed);
    for (const { index, 0: match, 1: cue = '', 2: id = '' } of matchesOf(CUED, text)) {
      const isNumbered = /[a-z:#=]/i.test(cue);
      if (!(isNumbered ? /\d\D*\d\D*\d/ : /^\d{4,17}$/).test(id) || isYear(id, isNumbered)) continue;
      const end = index + match.length;
      const confidence = isNumbered ? CONFIDENCE.numbered : CONFIDENCE.cued;
      found.push({ start: end - id.length, end, confidence });
    }
    return found;
  },
  heedsOpaqueNumbers: true,
};

function isYear(id: string, isNumbered: boolean): boolean {
  return !isNumbered && /^(?:19|20)\d\d$/.test(id);
}
