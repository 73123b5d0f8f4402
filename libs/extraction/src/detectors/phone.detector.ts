import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { international: 0.95, national: 0.85, announced: 0.85, bare: 0.55 };

const CANDIDATE =
  /(?<![\w./\\=@#$€£%+-]|\d[,:]|[\w$€£]\s?\()(?:\+|\(\+?)?\d(?:[ .\-/]?[()]?[ .\-]?\d){5,18}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w%€£$]|[-./:]\d)/gi;
const EXTENSION = /\s?(?:x|ext).*$/i;
/** A desk's extension behind a full international number: +86 20 61302222-8866. */
const SHORT_EXTENSION = /-\d{3,5}$/;

/** Numbers of North America in groups and area codes in brackets speak for themselves. */
const GROUPED = /^(?:(?:\+?1|001)[ .-])?(?:\(\d{3}\)[ -]?\d{3}[ -.]\d{4}|\d{3}([ .-])\d{3}\1\d{4})$/;
const BRACKETED = /^\(0?\d{2,4}\)[ -]?\d{3,5}[ -]?\d{3,5}$/;
const BEFORE =
  /\b(?:phone|tel|telephone|telefon|mobile|cell|fax|call(?! stack)|calling|contact|reach|ring|dial|text(?![.:\w])|whatsapp|sms|landline|handy|answering|my number|this number|number is|number:)\b[^\n]{0,30}$/i;
const AFTER = /^[\s\-,(]{0,3}(?:office|fax|mobile|phone|home|cell|work|(?:this )?is (?:my|the|this|correct))\b/i;
/** A house's number: "03 2657 Koontz Lane". */
const STREET =
  /^ (?:[A-Z][\w'.-]{1,20} ){1,3}(?:Lane|Ln|Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Court|Ct|Way|Place|Boulevard|Blvd|Circle)\b/;
/** Ten digits that nothing else explains; no round sums, not the largest integers. */
const BARE = /^(?!\d+0{6}$)[2-9]\d{9}$/;
const LARGEST_INTEGER = /^(?:214748364|429496729)\d$/;
const IN_PROSE = /(?:^|[a-z.,;:?!'’)]\s{1,2}|[^\S ])$/i;
/** The number of something else. */
const OTHER =
  /\b(?:orders?|invoice|account|acct|policy|claim|card|ssn|ticket|bug|case|issue|build|version|rev(?:ision)?|id|serial|tracking|confirmation|routing|reference|ref|zip|pid|amount|attachment|licen[cs]e|passport|social)\b[\s:#a-z.]{0,16}$/i;
/** Two numbers apart, such as years or bug numbers. */
const PAIR = /^\d{4}\/\d{4}$/;
/** 4.8.02054, 3.2.7/3.2.8 */
const VERSION = /^\d{1,2}\.\d{1,2}\.\d+(?:\/|$)/;
/** Short local numbers are phones only where a word says so. */
const MIN_ANNOUNCED = 6;
const MIN_INTERNATIONAL = 7;
const MOST_DIGITS = 15;
const BEFORE_REACH = 45;
const AFTER_REACH = 20;
const STREET_REACH = 60;

export const phoneDetector: Detector = {
  find: (text) => matchesOf(CANDIDATE, text).flatMap(({ index, 0: match }) => judge(text, index, match)),
  keyOf: (value) => value.replaceAll(/\D/g, ''),
  standardForm: e164,
  heedsOpaqueNumbers: true,
};

function judge(text: string, start: number, match: string): Candidate[] {
  const whole = match.replace(EXTENSION, '');
  const number = digitsIn(whole) > MOST_DIGITS && whole.startsWith('+') ? whole.replace(SHORT_EXTENSION, '') : whole;
  const digits = digitsIn(number);
  if (digits < MIN_ANNOUNCED || digits > MOST_DIGITS || PAIR.test(number)) return [];
  const place = { start, end: start + match.length };
  if (/^\(?\+/.test(number)) return digits < MIN_INTERNATIONAL ? [] : [international(place, number)];
  const before = text.slice(Math.max(0, start - BEFORE_REACH), start);
  if (OTHER.test(before) || STREET.test(text.slice(place.end, place.end + STREET_REACH))) return [];
  if (!VERSION.test(number) && (BEFORE.test(before) || AFTER.test(text.slice(place.end, place.end + AFTER_REACH))))
    return [{ ...place, confidence: CONFIDENCE.announced }];
  if (GROUPED.test(number) || BRACKETED.test(number)) return [{ ...place, confidence: CONFIDENCE.national }];
  const isBare = BARE.test(match) && !LARGEST_INTEGER.test(match) && IN_PROSE.test(before);
  return isBare ? [{ ...place, confidence: CONFIDENCE.bare }] : [];
}

/** Null where no country is known: only North America's numbers show theirs by their groups. */
function e164(value: string): string | null {
  const written = value.replace(/^\(\+/, '+').replace(/^00(?=[1-9])/, '+');
  if (written.startsWith('+')) {
    const number = parsePhoneNumberFromString(written);
    return number?.isPossible() === true ? number.number : null;
  }
  const number = GROUPED.test(written.replace(EXTENSION, '')) ? parsePhoneNumberFromString(written, 'US') : undefined;
  return number?.isValid() === true ? number.number : null;
}

const digitsIn = (number: string): number => number.replaceAll(/\D/g, '').length;

const LENGTH_PROBLEMS = {
  TOO_SHORT: 'it is too short for its country',
  TOO_LONG: 'it is too long for its country',
  INVALID_LENGTH: 'no number of its country is that long',
  INVALID_COUNTRY: 'no country has its calling code',
} as const;

function international(place: { start: number; end: number }, number: string): Candidate {
  const verdict = validatePhoneNumberLength(number.replace(/^\(\+/, '+'));
  const problem = verdict !== undefined && verdict !== 'NOT_A_NUMBER' ? LENGTH_PROBLEMS[verdict] : undefined;
  return { ...place, confidence: CONFIDENCE.international, ...(problem !== undefined && { problem }) };
}
