import { type PaymentNumber, paymentNumbersIn } from '@app/text';
import { type Candidate } from './detector.js';

const CONFIDENCE = 0.97;
const WORD_REACH = 40;

/** Numbers of one kind; with wrong check digits only where a word leaves no doubt that one was meant. */
export function paymentNumbers(text: string, wanted: PaymentNumber['kind'], announcing: RegExp): Candidate[] {
  return paymentNumbersIn(text).flatMap(({ kind, start, end, isSound }): Candidate[] => {
    if (kind !== wanted) return [];
    const place = { start, end, confidence: CONFIDENCE };
    if (isSound) return [place];
    const isAnnounced = announcing.test(text.slice(Math.max(0, start - WORD_REACH), start));
    return isAnnounced ? [{ ...place, problem: 'its check digits are wrong' }] : [];
  });
}
