import { amountDetector } from './amount.detector.js';
import { type BuiltInName } from './built-in.js';
import { creditCardDetector } from './credit-card.detector.js';
import { dateDetector } from './date.detector.js';
import { type Detector } from './detector.js';
import { emailDetector } from './email.detector.js';
import { guidDetector } from './guid.detector.js';
import { ibanDetector } from './iban.detector.js';
import { urlDetector } from './url.detector.js';

type Test = (value: string) => boolean;

const finds =
  (detector: Detector): Test =>
  (value) =>
    detector.find(value).length > 0;
const isWholly =
  (detector: Detector): Test =>
  (value) =>
    detector.find(value).some(({ start, end }) => start === 0 && end === value.length);
const hasDigits =
  (least: number, most = Infinity): Test =>
  (value) => {
    const digits = value.replaceAll(/\D/g, '').length;
    return digits >= least && digits <= most;
  };

/** The least that is true of a value by its form; what stands around it may tell a reader more than a detector knows. */
const TESTS: Partial<Record<BuiltInName, Test>> = {
  account_id: hasDigits(3),
  amount: (value) => hasDigits(1)(value) || finds(amountDetector)(value),
  credit_card: isWholly(creditCardDetector),
  date: (value) => hasDigits(1)(value) || finds(dateDetector)(value),
  email: isWholly(emailDetector),
  error_code: (value) => /\d|[A-Z]{2}|[a-z][A-Z]/.test(value),
  guid: isWholly(guidDetector),
  iban: isWholly(ibanDetector),
  ip_address: hasDigits(3),
  order_id: hasDigits(3),
  phone: hasDigits(6, 15),
  reference_id: hasDigits(2),
  url: isWholly(urlDetector),
  version: hasDigits(1),
};

/** False where a value that was found by other means cannot be what the detector looks for. */
export function isPlausible(detector: BuiltInName, value: string): boolean {
  return TESTS[detector]?.(value) ?? true;
}
