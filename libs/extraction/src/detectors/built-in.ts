import { accountIdDetector } from './account-id.detector.js';
import { amountDetector } from './amount.detector.js';
import { creditCardDetector } from './credit-card.detector.js';
import { dateDetector } from './date.detector.js';
import { type Detector } from './detector.js';
import { emailDetector } from './email.detector.js';
import { errorCodeDetector } from './error-code.detector.js';
import { errorNameDetector } from './error-name.detector.js';
import { fileNameDetector } from './file-name.detector.js';
import { guidDetector } from './guid.detector.js';
import { ibanDetector } from './iban.detector.js';
import { ipAddressDetector } from './ip-address.detector.js';
import { orderIdDetector } from './order-id.detector.js';
import { phoneDetector } from './phone.detector.js';
import { productNameDetector } from './product-name.detector.js';
import { referenceIdDetector } from './reference-id.detector.js';
import { urlDetector } from './url.detector.js';
import { versionDetector } from './version.detector.js';

/** What `detector:` in the YAML may name. */
export const BUILT_IN = {
  account_id: accountIdDetector,
  amount: amountDetector,
  credit_card: creditCardDetector,
  date: dateDetector,
  email: emailDetector,
  error_code: errorCodeDetector,
  error_name: errorNameDetector,
  file_name: fileNameDetector,
  guid: guidDetector,
  iban: ibanDetector,
  ip_address: ipAddressDetector,
  order_id: orderIdDetector,
  phone: phoneDetector,
  product_name: productNameDetector,
  reference_id: referenceIdDetector,
  url: urlDetector,
  version: versionDetector,
} as const satisfies Record<string, Detector>;

export type BuiltInName = keyof typeof BUILT_IN;
export const BUILT_IN_NAMES = Object.keys(BUILT_IN) as [BuiltInName, ...BuiltInName[]];
