import { maskedCard } from '@app/text';
import { type Detector } from './detector.js';
import { paymentNumbers } from './payment-numbers.js';

export const creditCardDetector: Detector = {
  find: (text) => paymentNumbers(text, 'card', CARD_WORDS),
  keyOf: (value) => value.replaceAll(/\D/g, ''),
  mask: maskedCard,
  isTellingForm: true,
};

const CARD_WORDS = /\b(?:cards?|visa|master ?card|amex|american express|karte|carte)\b/i;
