import { type Candidate } from './candidate.js';
import { isSameCustomer } from './customer.js';
import { type MatchReason } from './duplicate.dto.js';
import { type Fingerprint } from './fingerprint.js';
import { sharedShare } from './similarity.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below this share of the same words, saying how many are the same is no argument where there is a better one. */
const WORTH_SAYING = 0.3;
const MOST_CODES = 3;
/** From half of the way on to the very same meaning, it is worth saying. */
const NEAR = 0.5;

type MatchedText = Pick<Candidate, 'identical' | 'closeness' | 'terms' | 'createdAt' | 'sameId' | 'sameEmail'>;

/** Why an older ticket is matched with a text that came in at this moment, strongest first. */
export function reasonsFor(fingerprint: Fingerprint, candidate: MatchedText, at: Date): MatchReason[] {
  const share = sharedShare(fingerprint.terms, candidate.terms);
  const codes = sharedCodes(fingerprint, candidate);
  const near = (candidate.closeness?.share ?? 0) >= NEAR ? candidate.closeness : null;
  const reasons: MatchReason[] = [];
  if (candidate.identical) reasons.push({ code: 'same_text', detail: 'The text is the very same.' });
  else if (share >= WORTH_SAYING || (codes.length === 0 && near === null && !isSameCustomer(candidate)))
    reasons.push({ code: 'similar_text', detail: `${Math.round(share * 100)} % of what the texts say is the same.` });
  if (near !== null && !candidate.identical)
    reasons.push({ code: 'similar_meaning', detail: `Both mean much the same (cosine ${near.cosine.toFixed(2)}).` });
  if (codes.length > 0) reasons.push({ code: 'shared_code', detail: `Both name ${codes.join(', ')}.` });
  if (isSameCustomer(candidate))
    reasons.push({ code: 'same_customer', detail: `The same customer, ${spanOf(at, candidate.createdAt)} before.` });
  return reasons;
}

function sharedCodes({ codes }: Fingerprint, { terms }: MatchedText): string[] {
  return terms.flatMap((term) => codes.get(term) ?? []).slice(0, MOST_CODES);
}

function spanOf(later: Date, earlier: Date): string {
  const milliseconds = Math.max(0, later.getTime() - earlier.getTime());
  if (milliseconds < HOUR) return counted(milliseconds / MINUTE, 'minute');
  return milliseconds < 2 * DAY ? counted(milliseconds / HOUR, 'hour') : counted(milliseconds / DAY, 'day');
}

function counted(amount: number, unit: string): string {
  const whole = Math.floor(amount);
  if (whole === 0) return `less than a ${unit}`;
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
