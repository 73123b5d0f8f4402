import { GIVEN_NAMES } from './given-names.js';
import { harmlessLine, hasLetter, withoutLinks } from './harmless-text.js';

const NAME_LIMIT = 60;

/** What a mailbox is called that is not one person's. */
const SHARED_MAILBOX = new Set(
  `account accounting accounts admin administrator billing bot care client contact customer customers dev developers
  enquiries enterprise feedback finance hello help helpdesk hr info inquiries invoices it legal mail mailer manager
  marketing news newsletter no noreply notifications office ops orders owner postmaster press purchasing reply root
  sales security service services shop spam staff student support system team tech test tester user webmaster`.split(
    /\s+/,
  ),
);

/** The name to greet a customer by, or null where none is known and the greeting stays neutral. */
export function customerName(given: string | null, email: string | null): string | null {
  const name = harmlessLine(given ?? '', NAME_LIMIT);
  if (hasLetter(name) && !name.includes('@') && withoutLinks(name) === name) return name;
  return email === null ? null : nameInAddress(email);
}

/** Only a known given name counts, as the first or second word before the @: a wrong name is worse than none. */
function nameInAddress(email: string): string | null {
  const mailbox = email.slice(0, email.indexOf('@') + 1).replace(/[+@].*$/, '');
  const words = mailbox
    .toLowerCase()
    .split(/[._-]/)
    .map((word) => word.replace(/\d{1,4}$/, ''));
  if (words.some((word) => SHARED_MAILBOX.has(word))) return null;
  const name = words.slice(0, 2).find((word) => GIVEN_NAMES.has(word));
  return name === undefined ? null : name.charAt(0).toUpperCase() + name.slice(1);
}
