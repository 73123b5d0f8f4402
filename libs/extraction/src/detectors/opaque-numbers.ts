import { paymentNumbersIn } from '@app/text';
import { matchesOf } from './matches.js';

/**
 * Numbers that belong to a shape of its own and are no amount, date, phone or order number: IP addresses and four-part
 * versions, GUIDs, clock times, card numbers in groups, US social security numbers.
 */
const OPAQUE =
  /(?<![\w.-])(?:(?!0\d(?:\.\d\d){4}\b|\d{3}\.\d{1,3}\.\d{3}\.\d{4}\b)\d{1,5}(?:\.\d{1,5}){3,6}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{1,2}:\d\d(?::\d\d)?|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}|\d{3}-\d\d-\d{4})(?!\w)/gi;

export function opaqueNumbers(text: string): { readonly start: number; readonly end: number }[] {
  const found = matchesOf(OPAQUE, text).map(({ index, 0: match }) => ({ start: index, end: index + match.length }));
  return [...found, ...paymentNumbersIn(text).filter(({ kind, isSound }) => kind === 'iban' && isSound)];
}
