import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';
import { prefixedIds } from './prefixed-ids.js';

const CONFIDENCE = { prefixed: 0.97, numbered: 0.9, cued: 0.75 };

const PREFIXED =
  /(?<![\w-])(?:ord|order|po|so)(?:[-_#]{1,2}|(?=\d{5}))[a-z0-9]{1,20}(?:[-_][a-z0-9]{1,20}){0,3}(?![\w-])/gi;
/** Group 1: what says that a number follows; group 2: the number. */
const CUED =
  /\b(?:orders?|order-?id|purchase|bestellung|bestellnummer|auftrag|commande|pedido)\b(\s{0,2}(?:(?:number|no\b\.?|nr\b\.?|num\b\.?|id|ids|numbers|reference|ref\b\.?)(?:\s(?:is|was|are))?)?\s{0,2}[:#=]{0,2}\s{0,2}#?)([a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,4})(?![\w-])/gi;
/** The rest of a list: `orders 12345 and 12346`. */
const NEXT_IN_LIST = /(?:,\s?|\s(?:and|&|or)\s|,\s?and\s)#?([a-z]{0,5}-?\d{4,20})(?![\w-])/iy;

export const orderIdDetector: Detector = {
  find(text) {
    const found = prefixedIds(PREFIXED, text, CONFIDENCE.prefixed);
    for (const { index, 0: match, 1: cue = '', 2: id = '' } of matchesOf(CUED, text)) {
      const isNumbered = /[a-z:#=]/i.test(cue);
      if (!isIdentifier(id, isNumbered)) continue;
      const confidence = isNumbered ? CONFIDENCE.numbered : CONFIDENCE.cued;
      const end = index + match.length;
      found.push({ start: end - id.length, end, confidence }, ...restOfList(text, end, confidence));
    }
    return found;
  },
  heedsOpaqueNumbers: true,
};

/** At least four characters with three digits; a bare year-like number only where a word or sign calls it a number. */
function isIdentifier(id: string, isNumbered: boolean): boolean {
  const digits = id.replaceAll(/\D/g, '').length;
  if (digits < 3 || id.length < 4) return false;
  return isNumbered || !/^(?:19|20)\d\d$/.test(id);
}

function restOfList(text: string, from: number, confidence: number): Candidate[] {
  const found: Candidate[] = [];
  NEXT_IN_LIST.lastIndex = from;
  for (let match = NEXT_IN_LIST.exec(text); match !== null; match = NEXT_IN_LIST.exec(text)) {
    const end = NEXT_IN_LIST.lastIndex;
    found.push({ start: end - (match[1] ?? '').length, end, confidence });
  }
  return found;
}
