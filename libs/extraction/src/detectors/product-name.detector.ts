import { type Candidate, type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = { labelled: 0.85, plan: 0.85, namedPlan: 0.75 };

const TIER =
  'free|basic|starter|standard|plus|pro|professional|premium|business|enterprise|team|family|personal|individual|student|ultimate|advanced|lite|silver|gold|platinum|trial';
const KIND = 'subscription|plan|membership|licen[cs]e|edition|package|tier|bundle';
/** "my Pro subscription", "the Business Plus plan": tiers in any case. */
const PLAN = new RegExp(`\\b(?:${TIER})(?:\\s(?:${TIER}))?\\s(?:${KIND})\\b`, 'gi');
/** "our Acme Sync licence": a name with capitals after a word that points at it. */
const NAMED_PLAN = new RegExp(
  `\\b(?:my|our|your|the|an?|to|on|of|for)\\s([A-Z][\\w+]{1,30}(?:\\s[A-Z0-9][\\w+.]{0,30}){0,2}\\s(?:subscription|plan|membership|licen[cs]e))\\b`,
  'g',
);
/** A form's own line: "Product: Acme Sync 3". */
const LABELLED = /^[ \t]{0,8}(?:product(?: name)?|item|app(?:lication)?|service)[ \t]?:[ \t]{0,4}(\S[^\n]{1,59})$/gim;
const NO_NAME =
  /^(?:[AI]|Monthly|Annual|Yearly|New|Current|Old|Cancel|Upgrade|Downgrade|Renew|Change|Update|Payment|Pricing|Service|Data)\s/;

export const productNameDetector: Detector = {
  find(text) {
    const found: Candidate[] = [];
    for (const { index, 0: match, 1: name = '' } of matchesOf(LABELLED, text)) {
      const value = name.trimEnd();
      const start = index + match.lastIndexOf(name);
      found.push({ start, end: start + value.length, confidence: CONFIDENCE.labelled });
    }
    for (const { index, 0: name } of matchesOf(PLAN, text))
      found.push({ start: index, end: index + name.length, confidence: CONFIDENCE.plan });
    for (const { index, 0: match, 1: name = '' } of matchesOf(NAMED_PLAN, text)) {
      const end = index + match.length;
      if (!NO_NAME.test(name)) found.push({ start: end - name.length, end, confidence: CONFIDENCE.namedPlan });
    }
    return found;
  },
};
