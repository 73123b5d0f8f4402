import { type Found, type ValueKind } from './value-kind.js';

const TOKEN = /#?[a-z0-9]+(?:[-_][a-z0-9]+)*/gi;
const CUE =
  /(?:#|\b(?:orders?|invoice|ticket|case|reference|ref|account|customer|number|no|nr|id|code|error|transaction|tracking|claim)\b[\s.:#]{0,3}(?:(?:number|no|id|code|is)\b[\s.:#]{0,3})?)$/i;
const CUE_REACH = 24;
/** What is written like a code and is none. */
const EVERYDAY =
  /^(?:utf|sha|aes|iso|rfc|rsa|http|tls|ssl|wpa|usb|ipv|base|covid|windows|office)[-_]?\d{1,5}(?:[-_]\d{1,2})?$|^(?:x\d\d|x86_64|amd64|md5|mp[34]|h26[45]|win\d\d)$/i;
/** `24-hour`, `1080p`, `30-day`, `1st`. */
const COUNTED = /^\d{1,4}[-_]?[a-z]{1,8}$/i;
const YEAR = /^(?:19|20)\d\d$/;

export const ids: ValueKind = {
  code: 'ungrounded_id',
  name: 'a number or code',
  find,
  grounds: (text) => {
    const known = new Set<string>();
    let previous = '';
    for (const [token] of text.matchAll(TOKEN)) {
      const key = keyOf(token);
      known.add(key);
      // "ORD 4821" and "ORD-4821" are the same, and who writes "4821" means it, too.
      if (/^\d/.test(key)) known.add(previous + key);
      for (const part of token.split(/[-_#]/)) if (/\d{4}/.test(part)) known.add(keyOf(part));
      previous = key;
    }
    return (key) => known.has(key);
  },
};

function find(text: string): Found[] {
  return [...text.matchAll(TOKEN)].flatMap(({ index, 0: token }) => {
    const before = text.slice(Math.max(0, index - CUE_REACH), index);
    return isIdentifier(token, before) ? [{ start: index, text: token, key: keyOf(token) }] : [];
  });
}

function isIdentifier(written: string, before: string): boolean {
  const token = written.replace('#', '');
  const digits = token.replace(/\D/g, '').length;
  if (digits === 0 || EVERYDAY.test(token) || COUNTED.test(token)) return false;
  if (/^\d+$/.test(token)) {
    const isNumbered = written !== token || CUE.test(before);
    return digits >= 5 || (digits >= 3 && isNumbered && !YEAR.test(written));
  }
  if (/^\d/.test(token)) return digits >= 5 || /^0x/i.test(token);
  return digits >= 3 || /^[A-Z]{2,}[-_]/.test(token);
}

function keyOf(token: string): string {
  return token.replace(/[-_#]/g, '').toUpperCase();
}
