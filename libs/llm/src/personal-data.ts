import { isIban, passesLuhn } from '@app/text';

export type PersonalDataKind = 'EMAIL' | 'CARD' | 'IBAN' | 'PHONE' | 'NAME';

export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

type Finder = (text: string) => PersonalData[];

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}/gu;
const CARD = /(?<![\w.-])\d{4}(?:[ -]?\d){9,15}(?![\w-])/g;
const IBAN = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)/gi;
/** In international form, in groups, or ten to eleven digits: rather an order number hidden than a phone number sent. */
const PHONE =
  /(?<![\w./:-])(?:\+ ?\d{1,3}|00\d{1,3}|\(\+?\d{1,5}\)|\d{1,5})(?:[ ().\u00a0/-]{1,3}\d{2,11}){1,5}(?: ?(?:x|ext\.?) ?\d{1,5})?(?![\w/:])|(?<![\w.-])\+\d{1,3}[ .-]?\(\d{1,3}\)[ .-]?\d{4,11}(?!\w)|(?<![\w.-])(?:\+\d{7,15}|00\d{8,13}|\d{10,11})(?![\w-])/gi;
const DATE_OR_ADDRESS =
  /^(?:(?:19|20)\d{2}[-./ ](?:0?[1-9]|1[0-2])[-./ ]\d{1,2}(?!\d)|\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{2}|\d{4})$|\d{1,3}(?:\.\d{1,3}){2,3}$)/;

const BY_RULE: readonly Finder[] = [
  (text) => matches(text, 'EMAIL', EMAIL, (match) => match.includes('@')),
  (text) => matches(text, 'IBAN', IBAN, isLongIban),
  (text) => matches(text, 'CARD', CARD, isCard),
  (text) => matches(text, 'PHONE', PHONE, isPhone),
];

/** Where personal data stands in a text, in order, without overlaps; earlier rules win. */
export function findPersonalData(text: string, names: readonly string[] = []): readonly PersonalData[] {
  const found: PersonalData[] = [];
  let rest = text;
  for (const finder of [...BY_RULE, (whole: string) => namesIn(whole, names)]) {
    const hits = finder(rest);
    found.push(...hits);
    rest = blanked(rest, hits);
  }
  return found.sort((a, b) => a.start - b.start);
}

function blanked(text: string, places: readonly PersonalData[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(position, start), '\u0000'.repeat(end - start));
    position = end;
  }
  return parts.join('') + text.slice(position);
}

function matches(
  text: string,
  kind: PersonalDataKind,
  pattern: RegExp,
  accepts: (match: string) => boolean,
): PersonalData[] {
  const found: PersonalData[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [candidate] = match;
    const { index: start } = match;
    const value = beginnings(candidate).find(accepts);
    if (value !== undefined) found.push({ kind, start, end: start + value.length });
    // A number may begin one group later: "2 cards: 1 4111 1111 ...".
    pattern.lastIndex = start + (value ?? /^[^ -]+/.exec(candidate)?.[0] ?? ' ').length;
  }
  return found;
}

/** A card's date and code, or the words after an account. */
const GROUPS_AFTER = 4;

/** The candidate and its shorter forms, by whole groups: what follows a number may look like a part of it. */
function beginnings(candidate: string): string[] {
  const shorter = [...candidate.matchAll(/[ -]+/g)].map(({ index }) => candidate.slice(0, index));
  return [candidate, ...shorter.reverse().slice(0, GROUPS_AFTER)];
}

/** A run of one digit passes the check and is no card. */
function isCard(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  return digits.length >= 13 && !/^(\d)\1*$/.test(digits) && passesLuhn(digits);
}

const SHORTEST_IBAN = 15;

function isLongIban(match: string): boolean {
  return match.replace(/ /g, '').length >= SHORTEST_IBAN && isIban(match);
}

function isPhone(match: string): boolean {
  const digits = match.replace(/(?:x|ext\.?)\s?\d{1,5}$/i, '').replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15 && !DATE_OR_ADDRESS.test(match);
}

/** Whole words only, whatever their case; a part of a name counts from three letters on. */
function namesIn(text: string, names: readonly string[]): PersonalData[] {
  const parts = names.flatMap((name) => [name.trim(), ...name.trim().split(/\s+/)]);
  const wanted = [...new Set(parts.filter((part) => part.length >= 3))].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [];
  const escaped = wanted.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map(({ 0: name, index: start }) => ({
    kind: 'NAME',
    start,
    end: start + name.length,
  }));
}
