import { attributionLength } from './attribution.js';
import { type Line } from './lines.js';
import { headerLength } from './message-header.js';

/** What announces an earlier message, and how many lines it takes. */
interface Announcement {
  readonly length: number;
  readonly forwarded: boolean;
}

const REPLY_SEPARATOR =
  /^[-_*=]{2,40} ?(?:original (?:message|appointment)|ursprüngliche nachricht|originalnachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht) ?[-_*=]{0,40}$/i;
const FORWARD_SEPARATOR =
  /^(?:begin forwarded message ?:|anfang der weitergeleiteten nachricht ?:|début du message (?:réexpédié|transféré) ?:|[-_*=]{2,40} ?(?:forwarded (?:message|by)|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht)(?: [^-_*=]{0,80})? ?[-_*=]{0,40})$/i;
const REPLY_ABOVE =
  /^[-#=_* ]{0,20}(?:please )?(?:type|write|enter)? ?(?:your )?reply (?:above|on top of) (?:this|the) line[-#=_*. ]{0,20}$/i;

/** A forward with fewer words above it ("FYI, see below") lets the forwarded message speak. */
const LEAST_WORDS_ABOVE_FORWARD = 8;

/** The earlier messages in a mail and their headers; of a mail that only forwards one, the headers alone. */
export function earlierMessages(lines: readonly Line[]): readonly Line[] {
  const aside: Line[] = [];
  let wordsAbove = 0;
  let counted = 0;
  for (let at = 0; at < lines.length;) {
    const announcement = announcementAt(lines, at);
    if (announcement === undefined) {
      at += 1;
      continue;
    }
    for (; counted < at; counted += 1) wordsAbove += wordsIn(lines[counted]);
    const body = at + announcement.length;
    const enough = announcement.forwarded ? LEAST_WORDS_ABOVE_FORWARD : 1;
    if (wordsAbove >= enough && !isQuotedFrom(lines, body)) return [...aside, ...lines.slice(at)];
    aside.push(...lines.slice(at, body));
    at = body;
    counted = body;
  }
  return aside;
}

function announcementAt(lines: readonly Line[], at: number): Announcement | undefined {
  const text = lines[at]?.text ?? '';
  if (text === '') return undefined;
  const attribution = attributionLength(lines, at);
  if (attribution > 0) return { length: attribution, forwarded: false };
  const forwarded = FORWARD_SEPARATOR.test(text);
  if (forwarded || REPLY_SEPARATOR.test(text)) {
    const header = firstText(lines, at + 1);
    return { length: header - at + headerLength(lines, header), forwarded };
  }
  const header = headerLength(lines, at);
  if (header > 0) return { length: header, forwarded: false };
  return REPLY_ABOVE.test(text) ? { length: 1, forwarded: false } : undefined;
}

/** A quote marked line by line ends by itself, and an answer may follow it. */
function isQuotedFrom(lines: readonly Line[], at: number): boolean {
  return lines[firstText(lines, at)]?.text.startsWith('>') ?? false;
}

function firstText(lines: readonly Line[], at: number): number {
  let index = at;
  while (index < lines.length && lines[index]?.text === '') index += 1;
  return index;
}

function wordsIn(line: Line | undefined): number {
  if (line === undefined || line.text.startsWith('>')) return 0;
  return line.text.match(/\p{L}+/gu)?.length ?? 0;
}
