import { maskedIban } from '@app/text';
import { type Detector } from './detector.js';
import { paymentNumbers } from './payment-numbers.js';

export const ibanDetector: Detector = {
  find: (text) => paymentNumbers(text, 'iban', IBAN_WORDS),
  keyOf: (value) => value.replaceAll(/[^a-z0-9]/gi, '').toUpperCase(),
  mask: maskedIban,
  isTellingForm: true,
};

const IBAN_WORDS = /\b(?:iban|bank|account|konto)\b/i;
