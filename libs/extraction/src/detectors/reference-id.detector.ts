import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { prefixed: 0.9, numbered: 0.85, cued: 0.65 };

const NOUN =
  'policy|claim|confirmation|booking|reservation|ticket|case|reference|ref|invoice|transaction|tracking|shipment|parcel|serial|member(?:ship)?|contract|quote|receipt|loan|voucher|incident|service request|account|acct|acc|ac|customer|digits?|licen[cs]e|certificate|pnr|itinerary';
const FILLER = "(?:\\s(?:is|was|are|its|it's|it|actually|the|my|as|follows|here|ends|ending|in)\\b)";
const PREFIX = '(?:[a-z]{1,5}[\\s-]?)?';
/** Group 1: what says that a number follows; group 2: the number, letters of its own before it. */
const CUED = new RegExp(
  `\\b(?:${NOUN})(?:\\s(?:confirmation|reference|booking|policy|claim|account))?(?=[\\s:#=.-])(\\s{0,2}(?:numbers?|no\\b\\.?|nr\\b\\.?|num\\b\\.?|id|code|#)?${FILLER}{0,3}\\s{0,2}[:#=]{0,2}\\s{0,2}#?)((?!0x)${PREFIX}\\d[\\da-z]{1,20}(?:-[a-z0-9]{1,20}){0,3})(?![\\w@/-]|[.,:]\\d)`,
  'gi',
);
/** "my number is abc 123", "number is 54710": too short or too odd for a phone. */
const OWN_NUMBER = /\bnumber(?: is|:) ((?:[a-z]{2,4} \d{3,12}|\d{4,5}))(?![\w:/-]|[.,]\d| \d)/gi;
/** INV-2023-001, CASE-00123, REF#8812 */
const PREFIXED =
  /(?<![\w-])(?:inv|invoice|ref|case|tkt|ticket|inc|req|rma|bkg|pol|clm|trk|txn|srv|sr)[-#]{1,2}(?=[a-z_-]{0,20}\d)[a-z0-9]{2,20}(?:[-_][a-z0-9]{1,20}){0,3}(?![\w-])/gi;
/** Small words before a number are no part of it. */
const SMALL_WORD =
  /^(?:for|and|the|of|is|was|in|on|at|to|by|my|no|has|are|not|but|from|with|over|you|me|it|id|or|if|as|an?|about|after|since|until|every|all|than|only|under|i|s|x|usd|eur|page|line|step|part|type|level|item|see|plus|minus)[\s-]/i;

export const referenceIdDetector: Detector = {
  find(text) {
    if (!/\d{2}/.test(text)) return [];
    const found: Candidate[] = matchesOf(PREFIXED, text).map(({ index, 0: id }) => ({
      start: index,
      end: index + id.length,
      confidence: CONFIDENCE.prefixed,
    }));
    for (const { index, 0: match, 1: cue = '', 2: written = '' } of matchesOf(CUED, text)) {
      const id = withoutSmallWord(written);
      const isNumbered = /[a-z:#=]/i.test(cue.replace(/^\s+in\s+$/i, '')) && id === written;
      if (!isIdentifier(id, isNumbered)) continue;
      const end = index + match.length;
      found.push({ start: end - id.length, end, confidence: isNumbered ? CONFIDENCE.numbered : CONFIDENCE.cued });
    }
    for (const { index, 0: match, 1: id = '' } of matchesOf(OWN_NUMBER, text)) {
      const end = index + match.length;
      if (!SMALL_WORD.test(id)) found.push({ start: end - id.length, end, confidence: CONFIDENCE.cued });
    }
    return found;
  },
  heedsOpaqueNumbers: true,
};

const withoutSmallWord = (written: string): string => written.replace(SMALL_WORD, '');

/** A bare number needs four digits, and a year needs a word that calls it a number. */
function isIdentifier(id: string, isNumbered: boolean): boolean {
  const digits = id.replaceAll(/\D/g, '').length;
  if (isNumbered) return digits >= 3;
  if (/^(?:[a-z]+[ -])?(?:19|20)\d\d$/i.test(id)) return false;
  return /^[a-z]/i.test(id) ? digits >= 3 : digits >= 4;
}
