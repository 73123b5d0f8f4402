import { isWordKind, JOINERS, Kind, kindAt } from './characters.js';

const AT_SIGN = 64;

/** Where the word that starts at `start` ends: letters, digits and the marks inside it. */
export function wordEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end += 1) {
    const kind = kindAt(text, end);
    if (!isWordKind(kind) && !(kind === Kind.innerMark && startsWord(text, end + 1))) break;
  }
  return end;
}

/** Where the run of words ends that are joined by single signs (a-b.c@d), or the URL, that starts with the word before `end`. */
export function compoundEnd(text: string, end: number): number {
  let at = end;
  while (at < text.length && kindAt(text, at) === Kind.joiner) {
    if (text.startsWith('://', at)) return urlEnd(text, at + 3);
    if (!startsWord(text, at + 1)) break;
    at = wordEnd(text, at + 1);
  }
  return at;
}

/** Parts a compound into its tokens; gives each token's end to `emit` in order, starting at `start`. */
export function partCompound(
  text: string,
  start: number,
  end: number,
  emit: (start: number, end: number) => void,
): void {
  if (isUrl(text, start, end)) {
    emit(start, end);
    return;
  }
  if (isWordsOnly(text, start, end)) {
    eachPart(text, start, end, JOINERS, emit);
    return;
  }
  eachPart(text, start, end, ',:/', (from, to) => {
    if (isAddress(text, from, to)) emit(from, to);
    else eachPart(text, from, to, '.+', (a, b) => (isCode(text, a, b) ? emit(a, b) : eachPart(text, a, b, '-', emit)));
  });
}

/** The common case: neither a digit nor an address. */
function isWordsOnly(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1)
    if (kindAt(text, i) === Kind.digit || text.charCodeAt(i) === AT_SIGN) return false;
  return true;
}

function startsWord(text: string, index: number): boolean {
  return index < text.length && isWordKind(kindAt(text, index));
}

function urlEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !' \n\t<>"'.includes(text.charAt(end))) end += 1;
  while (end > from && ".,;:!?)]}'*".includes(text.charAt(end - 1))) end -= 1;
  return end;
}

function isUrl(text: string, start: number, end: number): boolean {
  const scheme = wordEnd(text, start);
  return scheme < end && text.startsWith('://', scheme);
}

/** Parts at the given signs, except between two digits, where "," "." ":" and "/" are part of a number, time or date. */
function eachPart(
  text: string,
  start: number,
  end: number,
  signs: string,
  take: (start: number, end: number) => void,
): void {
  let from = start;
  for (let i = start + 1; i < end; i += 1) {
    if (kindAt(text, i) !== Kind.joiner || !signs.includes(text.charAt(i)) || isBetweenDigits(text, i)) continue;
    take(from, i);
    from = i + 1;
  }
  take(from, end);
}

function isBetweenDigits(text: string, index: number): boolean {
  return kindAt(text, index - 1) === Kind.digit && kindAt(text, index + 1) === Kind.digit;
}

function isAddress(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (text.charCodeAt(i) === AT_SIGN) return true;
  return false;
}

/** A digit anywhere but in a leading plain number: ERR-5003 and A1-B are codes, 24-hour is two words. */
function isCode(text: string, start: number, end: number): boolean {
  let sawLetter = false;
  let sawDigit = false;
  let inFirst = true;
  for (let i = start; i < end; i += 1) {
    const kind = kindAt(text, i);
    if (text.charAt(i) === '-') inFirst = false;
    else if (kind === Kind.letter && inFirst) sawLetter = true;
    else if (kind === Kind.digit) {
      if (!inFirst) return true;
      sawDigit = true;
    }
  }
  return sawLetter && sawDigit;
}
