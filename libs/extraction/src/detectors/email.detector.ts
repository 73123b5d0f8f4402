import { type Candidate, type Detector } from './detector.js';

const CONFIDENCE = 0.97;

/** RFC 5321: at most 64 characters before the @ and 255 after it. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
const LOCAL_CHARACTER = /[\w.%+$-]/;
const LOCAL_PART = /^[a-z0-9_](?:[\w%+-]|\.(?!\.)){0,63}$/i;
const DOMAIN = /^(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w-])|\[\d{1,3}(?:\.\d{1,3}){3}\])/i;
/** `icon@2x.png` names a picture. */
const FILE_NAME = /\.(?:png|jpe?g|gif|svg|webp|css|js|ts|py|zip)$/i;

export const emailDetector: Detector = {
  find(text) {
    const found: Candidate[] = [];
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
      const start = localStart(text, at);
      if (!LOCAL_PART.test(text.slice(start, at))) continue;
      const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + MAX_DOMAIN))?.[0];
      if (domain === undefined || FILE_NAME.test(domain)) continue;
      const end = at + 1 + domain.length;
      if (!isRepository(text, end)) found.push({ start, end, confidence: CONFIDENCE });
    }
    return found;
  },
};

/** One character further than allowed where the part is too long, so that it fails its check. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start <= MAX_LOCAL && LOCAL_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** `git@github.com:owner/name` is a place to clone from. */
function isRepository(text: string, end: number): boolean {
  return text.charAt(end) === ':' && /[\w~/]/.test(text.charAt(end + 1));
}
