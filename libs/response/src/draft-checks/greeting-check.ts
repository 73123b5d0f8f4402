import { type DraftCheck } from '../response.dto.js';

const NEUTRAL = new Set(
  `hi hello hey dear greetings good morning day afternoon evening there all everyone team customer client user valued
  sir madam or mr mrs ms mx dr and friend member subscriber hallo guten tag morgen liebe lieber sehr geehrte geehrter
  damen und herren herr frau kunde kundin bonjour madame monsieur cher chère client cliente hola buenos buenas días
  tardes estimado estimada señor señora olá prezado prezada ciao gentile salve beste geachte heer mevrouw`.split(/\s+/),
);

/**
 * Whether a draft greets, and whom.
 * @param known what may name the customer: the ticket and the request
 */
export function greetingCheck(greeting: string | null, name: string | null, known: string): DraftCheck[] {
  if (greeting === null) return [check('missing_greeting', 'warning', 'The draft does not greet the customer.', null)];
  if (name !== null && greeting.includes(name)) return [];
  const greeted = wordsOf(greeting).filter((word) => !NEUTRAL.has(word.toLowerCase()));
  const ofCustomer = new Set(wordsOf(known.toLowerCase()));
  const stranger = greeted.find((word) => /^\p{Lu}/u.test(word) && !ofCustomer.has(word.toLowerCase()));
  if (stranger !== undefined)
    return [check('wrong_name', 'error', 'The draft greets somebody whom the ticket does not name.', greeting)];
  const own = new Set(wordsOf((name ?? '').toLowerCase()));
  if (name === null || greeted.some((word) => own.has(word.toLowerCase()))) return [];
  return [check('missing_name', 'warning', 'The customer gave a name; the draft does not use it.', greeting)];
}

function check(code: string, severity: DraftCheck['severity'], detail: string, text: string | null): DraftCheck {
  return { code, severity, detail, text };
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
}
