import { type Found, foundBy, type ValueKind } from './value-kind.js';

const PHONE = /(?<![\p{L}\p{N}#.,/-])(?:\+|\()?\d[\d ().\u00a0/-]{5,24}\d(?![\p{L}\p{N}])/gu;
const DATE_OR_ADDRESS =
  /^(?:(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{2}|\d{4})|\d{1,3}(?:\.\d{1,3}){3})$/;
/** In a ticket any digits that are parted by no more than the signs of a phone number. */
const DIGITS = /\d[\d ().\u00a0/-]{5,40}\d/g;

export const phones: ValueKind = {
  code: 'ungrounded_phone',
  name: 'a phone number',
  find,
  grounds: (text) => {
    const known = [...text.matchAll(DIGITS)].map(([match]) => digitsOf(match)).join(' ');
    return (key) => known.includes(key.replace(/^0{1,2}/, ''));
  },
};

function find(text: string): Found[] {
  return foundBy(PHONE, text, (match) => {
    const digits = digitsOf(match);
    const isWritten = /^\+|[ ().\u00a0/-]/.test(match) || digits.length >= 10;
    return isWritten && digits.length >= 7 && digits.length <= 15 && !DATE_OR_ADDRESS.test(match) ? digits : undefined;
  });
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
