import { validatePhoneNumberLength } from 'libphonenumber-js/min';
import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { international: 0.95, national: 0.85, announced: 0.85 };

const CANDIDATE =
  /(?<![\w./\\=@#$€£%+-]|\d[,:]|[\w$€£]\s?\()(?:\+|\(\+?)?\d(?:[ .\-/]?[()]?[ .\-]?\d){5,18}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w%€£$]|[-./:]\d)/gi;
const EXTENSION = /\s?(?:x|ext).*$/i;

/** Numbers of North America in groups and area codes in brackets speak for themselves. */
const GROUPED = /^(?:(?:\+?1|001)[ .-])?(?:\(\d{3}\)[ -]?\d{3}[ -.]\d{4}|\d{3}([ .-])\d{3}\1\d{4})$/;
const BRACKETED = /^\(0?\d{2,4}\)[ -]?\d{3,5}[ -]?\d{3,5}$/;
const BEFORE =
  /\b(?:phone|tel|telephone|telefon|mobile|cell|fax|call|calling|contact|reach|ring|dial|text|whatsapp|sms|landline|handy|answering|my number|number is|number:)\b[^\n]{0,30}$/i;
const AFTER = /^[\s\-,(]{0,3}(?:office|fax|mobile|phone|home|cell|work)\b/i;
/** The number of something else. */
const OTHER =
  /\b(?:orders?|invoice|account|acct|policy|claim|card|ssn|ticket|bug|case|issue|build|version|rev(?:ision)?|id|serial|tracking|confirmation|routing|reference|ref|zip|pid|amount|attachment|licen[cs]e|passport|social)\b[\s:#a-z.]{0,16}$/i;
/** Two numbers apart, such as years or bug numbers. */
const PAIR = /^\d{4}\/\d{4}$/;
/** Short local numbers are phones only where a word says so. */
const MIN_ANNOUNCED = 6;
const MIN_INTERNATIONAL = 7;
const BEFORE_REACH = 45;
const AFTER_REACH = 12;

export const phoneDetector: Detector = {
  find: (text) => matchesOf(CANDIDATE, text).flatMap(({ index, 0: match }) => judge(text, index, match)),
  keyOf: (value) => value.replaceAll(/\D/g, ''),
  heedsOpaqueNumbers: true,
};

function judge(text: string, start: number, match: string): Candidate[] {
  const number = match.replace(EXTENSION, '');
  const digits = number.replaceAll(/\D/g, '');
  if (digits.length < MIN_ANNOUNCED || digits.length > 15 || PAIR.test(number)) return [];
  const place = { start, end: start + match.length };
  if (/^\(?\+/.test(number)) return digits.length < MIN_INTERNATIONAL ? [] : [international(place, number)];
  const before = text.slice(Math.max(0, start - BEFORE_REACH), start);
  if (OTHER.test(before)) return [];
  if (BEFORE.test(before) || AFTER.test(text.slice(place.end, place.end + AFTER_REACH)))
    return [{ ...place, confidence: CONFIDENCE.announced }];
  return GROUPED.test(number) || BRACKETED.test(number) ? [{ ...place, confidence: CONFIDENCE.national }] : [];
}

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
