const IBAN_SHAPE = /^[A-Z]{2}\d\d[A-Z0-9]{8,30}$/;

const DIGIT_0 = 48;
const LETTER_A = 65;

/** ISO 13616: letters count as 10 to 35, the first four characters move to the end, and the rest by 97 is 1. */
export function isIban(value: string): boolean {
  const compact = value.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!IBAN_SHAPE.test(compact)) return false;
  const moved = compact.slice(4) + compact.slice(0, 4);
  let remainder = 0;
  for (let i = 0; i < moved.length; i += 1) {
    const code = moved.charCodeAt(i);
    const value = code < LETTER_A ? code - DIGIT_0 : code - LETTER_A + 10;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** ISO/IEC 7812: from the right, every second digit doubled; the digit sum is a multiple of ten. */
export function passesLuhn(value: string): boolean {
  const digits = value.replaceAll(/[\s-]/g, '');
  if (!/^\d{2,30}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
