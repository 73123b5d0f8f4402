import { isValidPhoneNumber } from 'libphonenumber-js/min';
import { calendarProblem } from './calendar.js';
import { isIban, passesLuhn } from '@app/text';

/** Null for a good value, else what is wrong with it, in words. */
type Validator = (value: string) => string | null;

const unless = (isGood: (value: string) => boolean, problem: string): Validator => {
  return (value) => (isGood(value) ? null : problem);
};

/** What `validator:` in the YAML may name. */
const VALIDATORS = {
  date: isoDateProblem,
  email: unless(
    (value) => /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/.test(value),
    'it is no e-mail address',
  ),
  iban: unless(isIban, 'its check digits are wrong'),
  luhn: unless(passesLuhn, 'its check digit is wrong'),
  phone: unless((value) => isValidPhoneNumber(value), 'it is no phone number with a country code'),
  url: unless((value) => URL.canParse(value), 'it is no URL'),
} as const satisfies Record<string, Validator>;

export type ValidatorName = keyof typeof VALIDATORS;
export const VALIDATOR_NAMES = Object.keys(VALIDATORS) as [ValidatorName, ...ValidatorName[]];

export function problemOf(validator: ValidatorName, value: string): string | null {
  return VALIDATORS[validator](value);
}

function isoDateProblem(value: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (day === undefined) return 'it is not written as year-month-day';
  return calendarProblem(Number(year), Number(month), Number(day));
}
