import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { withScheme: 0.98, bareDomain: 0.75 };

const WITH_SCHEME = /(?:\b(?:https?|ftp):\/\/|(?<![\w@./-])www\.)[^\s<>"`{}|\\^]+/gi;

/** A single word is a host inside a network where a port or path follows, and else no address. */
const NO_HOST = /^\w+:\/\/(?!localhost$)[^./:?#]*$/i;

/** Top-level domains that are no common words and no file extensions: those need a scheme or `www.`. */
const TOP_LEVEL =
  'com|org|net|edu|gov|mil|int|info|biz|io|co|ai|eu|uk|de|fr|nl|ch|se|dk|fi|cz|jp|cn|kr|br|ru|au|ca|us|ms|ly|gl|si|aws|cloud|online|shop|store|academy|agency|support|tech|xyz';
const BARE_DOMAIN = new RegExp(
  `(?<![\\w@./\\\\:~$-])(?:[a-z0-9-]{1,63}\\.){1,4}(?:${TOP_LEVEL})(?![\\w@-]|\\.\\w|\\()(?:[/?][^\\s<>"\`{}|\\\\^]*)?`,
  'g',
);
const TECHNOLOGY = /^(?:asp|vb|ado|ml|json|paint|dot|java|system)\.net$|^(?:java|socket|system)\.io$/;

export const urlDetector: Detector = {
  find(text) {
    const found: Candidate[] = [];
    const mayHaveScheme = text.includes('://') || /www\./i.test(text);
    for (const { index, 0: match } of mayHaveScheme ? matchesOf(WITH_SCHEME, text) : []) {
      const url = match.slice(0, lengthOfUrl(match));
      if (!NO_HOST.test(url)) found.push({ start: index, end: index + url.length, confidence: CONFIDENCE.withScheme });
    }
    if (text.includes('.'))
      for (const { index, 0: match } of matchesOf(BARE_DOMAIN, text))
        if (!match.startsWith('www.') && !TECHNOLOGY.test(match))
          found.push({ start: index, end: index + lengthOfUrl(match), confidence: CONFIDENCE.bareDomain });
    return found;
  },
  // A path tells upper from lower case.
  keyOf: (value) => value,
};

const TRAILING = new Set('.,;:!?\'"*_~]>’”…');

/** Punctuation after a URL belongs to the sentence, and so does a bracket that the URL did not open. */
function lengthOfUrl(match: string): number {
  let surplus = 0;
  for (const char of match) surplus += char === ')' ? 1 : char === '(' ? -1 : 0;
  let end = match.length;
  for (; end > 0; end -= 1) {
    const last = match.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!TRAILING.has(last)) break;
  }
  return end;
}
