import { type Line } from './lines.js';

const MOST_LINES = 10;
const LONGEST_LINE = 100;
const MOST_WORDS = 8;

const DELIMITER = /^(?:--|—)$/;
const SENT_FROM =
  /^(?:sent from (?:my|mail for|outlook|yahoo|samsung|proton)\b|get outlook for\b|gesendet (?:von|mit) (?:mein|der|outlook|yahoo|mail)|von meinem .{1,40} gesendet|envoyé (?:de|depuis) mon\b|enviado desde mi\b|enviado (?:do|pelo) meu\b|inviato da(?:l mio)?\b|verzonden vanaf\b|verstuurd vanaf\b).{0,80}$/i;

const CLOSINGS = [
  '(?:with )?(?:best|kind|kindest|warm|warmest)(?: (?:regards|wishes))?|regards|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)',
  'respectfully|cheers|all the best|take care|thx|rgds|(?:many )?thanks(?: (?:again|a lot|so much|in advance|and (?:best |kind )?regards))?',
  'thank you(?: (?:very|so) much)?(?: in advance)?',
  '(?:mit )?(?:freundlichen?|besten?|lieben?|herzlichen?|vielen?|schönen?) (?:gr(?:ü|ue)(?:ß|ss)en?|gruß|gruss)|mfg|lg|vg|(?:vielen )?dank(?:e)?(?: im voraus)?',
  "(?:bien )?cordialement|(?:bien )?à vous|(?:sincères|meilleures) salutations|merci(?: d'avance| beaucoup)?|bonne (?:journée|soirée)",
  '(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|(?:muchas )?gracias(?: de antemano)?',
  'atenciosamente|(?:com os )?(?:melhores )?cumprimentos|obrigad[oa]',
  '(?:cordiali |distinti )?saluti|grazie(?: mille| in anticipo)?',
  '(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|mvg|(?:alvast )?bedankt',
].join('|');
const CLOSING = new RegExp(`^(?:${CLOSINGS})(?![\\p{L}\\p{N}])`, 'iu');
/** "Thanks, Anna Smith": what may stand beside a closing. */
const NAME = /^[,.!\s]{0,5}(?:\p{Lu}[\p{L}.'’-]{0,30}[,.!\s]{0,3}){0,3}$/u;
const SENTENCE_END = /[.?!:]$/;

/** The lines below a signature delimiter, or from a closing ("Best regards,") on; and those that name a device. */
export function signature(lines: readonly Line[]): readonly Line[] {
  const devices = lines.filter(({ text }) => text.length <= LONGEST_LINE && SENT_FROM.test(text));
  const message = lines.filter(({ text }) => text !== '' && !SENT_FROM.test(text.slice(0, LONGEST_LINE)));
  const start = signatureStart(message);
  return start === undefined ? devices : [...devices, ...message.slice(start)];
}

/** Searches the last lines only: a signature has no more. */
function signatureStart(message: readonly Line[]): number | undefined {
  let short = true;
  for (let at = message.length - 1; at > 0 && at >= message.length - MOST_LINES - 1; at -= 1) {
    const text = message[at]?.text ?? '';
    if (DELIMITER.test(text)) return at;
    if (short && isClosing(text)) return at;
    short &&= isSignatureLine(text);
  }
  return undefined;
}

function isClosing(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const closing = CLOSING.exec(text);
  return closing !== null && NAME.test(text.slice(closing[0].length));
}

/** A name, a role, a phone number: short, and no sentence. */
function isSignatureLine(text: string): boolean {
  return (
    text.length <= LONGEST_LINE && !SENTENCE_END.test(text) && text.split(' ', MOST_WORDS + 1).length <= MOST_WORDS
  );
}
