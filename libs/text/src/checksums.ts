const IBAN_SHAPE = /^[A-Z]{2}\d\d[A-Z0-9]{8,30}$/;

/** ISO 13616: letters count as 10 to 35, the first four characters move to the end, and the rest by 97 is 1. */
export function isIban(value: string): boolean {
  const compact = value.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!IBAN_SHAPE.test(compact)) return false;
  let remainder = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4))
    for (const digit of parseInt(char, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
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
