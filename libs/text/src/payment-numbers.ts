import { isIban, passesLuhn } from './checksums.js';
import { ibanLength } from './iban-lengths.js';
import { type Range } from './lines.js';

/** A number by which money can be taken; `isSound` where its check digits are right. */
export interface PaymentNumber extends Range {
  readonly kind: 'card' | 'iban';
  readonly isSound: boolean;
}

/** In one piece, in groups of four, or in the groups of American Express and Diners. */
const CARD =
  /(?<![\w.$€£+-])(?:\d{12,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|[.,]\d)/g;
/** Prefixes and lengths by network: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro. */
const NETWORK =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|(?:6011|65\d\d|64[4-9]\d)\d{12}|35\d{14}|(?:2131|1800)\d{11}|62\d{14,17}|(?:5018|5020|5038|5[78]93|6304|6759|676[1-3])\d{8,15})$/;
const IBAN_START = /(?<![\w.-])([a-z]{2})\d\d(?=[ -]?[a-z0-9])/gi;
const LETTER_OR_DIGIT = /[a-z0-9]/i;

/** Card numbers of known networks and IBANs of known countries, in the order of the text. */
export function paymentNumbersIn(text: string): PaymentNumber[] {
  if (!/\d{4}/.test(text) && !/[a-z]{2}\d\d/i.test(text)) return [];
  const ibans = ibansIn(text);
  const cards = cardsIn(text).filter((card) => !ibans.some((iban) => card.start < iban.end && iban.start < card.end));
  return [...ibans, ...cards].sort((a, b) => a.start - b.start);
}

function cardsIn(text: string): PaymentNumber[] {
  return [...text.matchAll(CARD)].flatMap(({ index, 0: match }) => {
    const digits = match.replaceAll(/\D/g, '');
    if (!NETWORK.test(digits) || /^(\d)\1*$/.test(digits)) return [];
    return [{ kind: 'card' as const, start: index, end: index + match.length, isSound: passesLuhn(digits) }];
  });
}

function ibansIn(text: string): PaymentNumber[] {
  return [...text.matchAll(IBAN_START)].flatMap(({ index, 1: country = '' }) => {
    const length = ibanLength(country);
    const end = length === undefined ? undefined : endOfCharacters(text, index, length);
    if (end === undefined) return [];
    return [{ kind: 'iban' as const, start: index, end, isSound: isIban(text.slice(index, end)) }];
  });
}

/** Where `count` letters and digits end that single spaces or hyphens may part; undefined where they do not end a word. */
function endOfCharacters(text: string, start: number, count: number): number | undefined {
  let at = start;
  for (let taken = 0; taken < count; at += 1) {
    if (LETTER_OR_DIGIT.test(text.charAt(at))) taken += 1;
    else if (!/[ -]/.test(text.charAt(at)) || !LETTER_OR_DIGIT.test(text.charAt(at + 1))) return undefined;
  }
  return /\w/.test(text.charAt(at)) ? undefined : at;
}

const HIDDEN = '****';
/** What is shorter is no such number, and its ends would be most of it. */
const SHORTEST = 12;

/** The last four digits, which is how a card's owner knows it. */
export function maskedCard(written: string): string {
  const digits = written.replaceAll(/\D/g, '');
  return digits.length < SHORTEST ? HIDDEN : `**** **** **** ${digits.slice(-4)}`;
}

/** Country and check digits, and the last four characters. */
export function maskedIban(written: string): string {
  const compact = written.replaceAll(/[^a-z0-9]/gi, '').toUpperCase();
  return compact.length < SHORTEST ? HIDDEN : `${compact.slice(0, 4)} **** **** ${compact.slice(-4)}`;
}

/** The text with its card numbers and IBANs masked. */
export function maskPaymentNumbers(text: string): string {
  let masked = '';
  let position = 0;
  for (const { kind, start, end, isSound } of paymentNumbersIn(text)) {
    if (!isSound) continue;
    const number = text.slice(start, end);
    masked += text.slice(position, start) + (kind === 'card' ? maskedCard(number) : maskedIban(number));
    position = end;
  }
  return masked + text.slice(position);
}
