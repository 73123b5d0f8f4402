import { type Line } from './lines.js';

const MOST_LINES = 25;

const FROM = /^[*_]{0,2}(?:From|Von|De|Da|Van|Från|Fra|Od|От|发件人|差出人)\s?:/iu;
const WHEN =
  /^[*_]{0,2}(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el| em)?|Fecha|Data|Inviato|Verzonden|Skickat|Sendt|Дата)\s?:/iu;
const TO = /^[*_]{0,2}(?:To|Cc|Bcc|An|Kopie|À|A|Para|Aan|Till|Til|Кому)\s?:/iu;
const ABOUT = /^[*_]{0,2}(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Ämne|Emne|Тема)\s?:/iu;
const OTHER = /^[*_]{0,2}(?:Reply-To|Importance|Priority|Attachments?|Antwort an|Wichtigkeit|Anlagen?)\s?:/iu;

/** How many lines the From/Sent/To/Subject block takes that starts here, blank ones between included, or 0. */
export function headerLength(lines: readonly Line[], at: number): number {
  if (!FROM.test(lines[at]?.text ?? '')) return 0;
  let length = 1;
  let inAddresses = false;
  let when = false;
  let rest = false;
  for (let i = at + 1; i < lines.length && i < at + MOST_LINES; i += 1) {
    const text = lines[i]?.text ?? '';
    if (text === '') continue;
    const isTo = TO.test(text);
    const isAbout = ABOUT.test(text);
    const isWhen = WHEN.test(text);
    const goesOn: boolean = inAddresses && i === at + length && text.includes('@');
    if (!isTo && !isAbout && !isWhen && !goesOn && !OTHER.test(text)) break;
    when ||= isWhen;
    rest ||= isTo || isAbout;
    inAddresses = isTo || goesOn;
    length = i - at + 1;
  }
  return when && rest ? length : 0;
}
