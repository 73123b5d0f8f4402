import { emails } from './emails.js';
import { type Found, foundBy, keysIn, type ValueKind } from './value-kind.js';

const TOP_LEVEL =
  'com|org|net|edu|gov|info|biz|io|co|ai|app|dev|eu|uk|de|fr|nl|ch|se|it|es|pl|ru|cn|jp|in|br|au|ca|us|cloud|online|shop|store|site|top|click|support|xyz|zip';
const LINK = new RegExp(
  [
    // Any scheme: what a mail program makes clickable need not be a web page.
    '\\b[a-z][a-z0-9+-]{1,15}:\\/\\/[^\\s<>‹›"\'`{}|\\\\^]+',
    '(?<![\\w@./-])(?:mailto|tel|javascript|data):[^\\s<>‹›"\'`]+',
    '(?<![\\w@./-])www\\.[^\\s<>‹›"\'`{}|\\\\^]+',
    '(?<![\\w@./:-])[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,4}\\.[a-z]{2,24}\\/[^\\s<>‹›"\'`{}|\\\\^]+',
    `(?<![\\w@./:-])(?:[a-z0-9-]{1,63}\\.){1,4}(?:${TOP_LEVEL})(?![\\w@-]|\\.\\w)`,
  ].join('|'),
  'gi',
);
const TECHNOLOGY = /^(?:asp|vb|ado|ml)\.net$|^socket\.io$/;

export const links: ValueKind = {
  code: 'ungrounded_link',
  name: 'a link',
  find,
  grounds: (text) => {
    const known = keysIn(find(text));
    for (const key of [...known]) known.add(hostOf(key));
    for (const key of keysIn(emails.find(text))) known.add(key.slice(key.indexOf('@') + 1));
    return (key) => known.has(key);
  },
};

function find(text: string): Found[] {
  const found = foundBy(LINK, text, (link) => {
    const key = withoutTail(link.toLowerCase())
      .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
      .replace(/\/$/, '');
    return TECHNOLOGY.test(key) ? undefined : key;
  });
  return found.map((each) => ({ ...each, text: withoutTail(each.text) }));
}

/** Punctuation after a link belongs to the sentence, and so does a bracket that the link did not open. */
function withoutTail(link: string): string {
  return link.replace(link.includes('(') ? /[.,;:!?*_~]{1,20}$/ : /[.,;:!?)\]*_~]{1,20}$/, '');
}

const hostOf = (key: string): string => key.replace(/[/?#].*$/, '');
