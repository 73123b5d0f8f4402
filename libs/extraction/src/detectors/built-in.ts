import { accountIdDetector } from './account-id.detector.js';
import { amountDetector } from './amount.detector.js';
import { dateDetector } from './date.detector.js';
import { type Detector } from './detector.js';
import { emailDetector } from './email.detector.js';
import { errorCodeDetector } from './error-code.detector.js';
import { orderIdDetector } from './order-id.detector.js';
import { phoneDetector } from './phone.detector.js';
import { productNameDetector } from './product-name.detector.js';
import { urlDetector } from './url.detector.js';

/** What `detector:` in the YAML may name. */
export const BUILT_IN = {
  account_id: accountIdDetector,
  amount: amountDetector,
  date: dateDetector,
  email: emailDetector,
  error_code: errorCodeDetector,
  order_id: orderIdDetector,
  phone: phoneDetector,
  product_name: productNameDetector,
  url: urlDetector,
} as const satisfies Record<string, Detector>;

export type BuiltInName = keyof typeof BUILT_IN;
export const BUILT_IN_NAMES = Object.keys(BUILT_IN) as [BuiltInName, ...BuiltInName[]];
