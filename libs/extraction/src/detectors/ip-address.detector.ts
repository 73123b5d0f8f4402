import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { unmistakable: 0.95, announced: 0.9 };

const OCTET = '(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)';
const V4 = new RegExp(`(?<![\\w.-])(?:${OCTET}\\.){3}${OCTET}(?![\\w-]|\\.\\d)`, 'g');
/** Eight groups, or fewer around a `::`; what of it is an address is decided below. */
const V6 = /(?<![\w:.])(?:[0-9a-f]{1,4}|:)(?::[0-9a-f]{0,4}){1,7}(?![\w:]|\.\d)/gi;

/** Loopback, private and link-local networks, netmasks: no version is numbered so. */
const WELL_KNOWN = /^(?:127\.0\.[01]\.\d|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|255\.255\.|0\.0\.0\.0$)/;
const WORDS =
  /\b(?:ip|ips|ipv[46]|ip-?address(?:es)?|address|host(?:name)?|ping|subnet|netmask|gateway|dns|network|router|firewall|proxy|tcp|udp|ssh|vpn|ftp|telnet|localhost|lan|whitelist(?:ed)?|blacklist(?:ed)?|allowlist(?:ed)?|blocked|connect(?:ed|ing|ion)?|server at|login from|logged in from|requests? from)\b/i;
/** What speaks even for an address that is numbered like a version: 8.8.8.8. */
const SURE_WORDS = /\b(?:ip|ips|ipv4|addr(?:ess(?:es)?)?|ping|dns|subnet|gateway|netmask|localhost)\b/i;
const LIKE_VERSION = /^\d\./;
/** The last words before it call it a version. */
const VERSION =
  /(?:\b(?:v|ver|version|versions|build|release|mono|sdk|runtime|framework|assembly|update|updated to)[\s:=(]{0,3}|version[^\n.]{0,20})$/i;
const BEFORE_REACH = 40;
const AFTER_REACH = 25;

export const ipAddressDetector: Detector = {
  find: (text) => [...(text.includes('.') ? v4In(text) : []), ...(text.includes(':') ? v6In(text) : [])],
  isTellingForm: true,
};

function v4In(text: string): Candidate[] {
  return matchesOf(V4, text).flatMap(({ index: start, 0: address }) => {
    const end = start + address.length;
    const place = { start, end };
    if (VERSION.test(text.slice(Math.max(0, start - BEFORE_REACH), start))) return [];
    if (WELL_KNOWN.test(address) || /:\/\/$|@$/.test(text.slice(Math.max(0, start - 3), start)))
      return [{ ...place, confidence: CONFIDENCE.unmistakable }];
    const isPort = /^:\d{2,5}(?!\d|:)/.test(text.slice(end, end + 7));
    return isPort || isAnnounced(text, start, end, LIKE_VERSION.test(address) ? SURE_WORDS : WORDS)
      ? [{ ...place, confidence: CONFIDENCE.announced }]
      : [];
  });
}

function v6In(text: string): Candidate[] {
  return matchesOf(V6, text).flatMap(({ index: start, 0: address }) => {
    const end = start + address.length;
    const groups = address.split(':').filter((group) => group !== '');
    const isShortened = address.split('::').length === 2 && !address.includes(':::');
    // `::add` and `dead::beef` are names of a program; twelve thirty is no address.
    if (!(isShortened ? groups.length <= 7 : groups.length === 8) || !groups.some((group) => /\d/.test(group)))
      return [];
    if (address.startsWith(':') !== address.startsWith('::') || (address.endsWith(':') && !address.endsWith('::')))
      return [];
    const isLong = groups.length >= 5 && groups.some((group) => group.length > 2);
    return isLong || isAnnounced(text, start, end, WORDS) ? [{ start, end, confidence: CONFIDENCE.announced }] : [];
  });
}

function isAnnounced(text: string, start: number, end: number, words: RegExp): boolean {
  const before = text.slice(Math.max(0, start - BEFORE_REACH), start).replace(/^[^]*\n/, '');
  const after = text.slice(end, end + AFTER_REACH).replace(/\n[^]*$/, '');
  return words.test(before) || words.test(after);
}
