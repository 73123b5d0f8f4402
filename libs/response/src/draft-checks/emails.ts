import { type Found, foundBy, keysIn, type ValueKind } from './value-kind.js';

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

export const emails: ValueKind = {
  code: 'ungrounded_address',
  name: 'an e-mail address',
  find,
  grounds: (text) => {
    const known = keysIn(find(text));
    return (key) => known.has(key);
  },
};

function find(text: string): Found[] {
  return foundBy(EMAIL, text, (email) => email.toLowerCase());
}
