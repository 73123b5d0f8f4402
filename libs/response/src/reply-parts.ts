import { type ResponseDraft } from './response.dto.js';

export type ReplyParts = Pick<
  ResponseDraft,
  'greeting' | 'acknowledgment' | 'explanation' | 'timeline' | 'closing' | 'actionItems'
>;

const GREETING_LIMIT = 80;
const CLOSING_LIMIT = 200;
const GREETING =
  /^(?:hi|hello|hey|dear|greetings|good (?:morning|day|afternoon|evening)|hallo|guten (?:tag|morgen)|sehr geehrte|liebe|bonjour|cher|chère|madame|monsieur|hola|estimad|buen|olá|prezad|ciao|gentile|salve|beste|geachte)(?![a-z])/i;
const CLOSING =
  /^(?:(?:best|kind|warm|many)\b|(?:yours|sincerely|regards|thanks|thank you|cheers|respectfully)\b|mit (?:freundlich|best)|viele grüße|freundliche grüße|beste grüße|cordialement|bien à vous|saludos|atentamente|un saludo|cordiali|distinti|atenciosamente|met vriendelijke|groeten)/i;
const LIST_ITEM = /^\s{0,8}(?:[-*•–]|\d{1,2}[.)])\s+(.+)$/;

/** Takes a written reply apart where its parts are clear; what is not is null. */
export function replyParts(
  content: string,
  { team, responseTime }: { team: string; responseTime: string },
): ReplyParts {
  const paragraphs = content.split(/\n{2,}/);
  const greeting = takeGreeting(paragraphs);
  const closing = takeClosing(paragraphs, team);
  const actionItems = paragraphs.flatMap((text) => text.split('\n')).flatMap((line) => LIST_ITEM.exec(line)?.[1] ?? []);
  const prose = paragraphs.filter((text) => !text.split('\n').some((line) => LIST_ITEM.test(line)));
  const [acknowledgment = null, ...others] = prose;
  const timelines = others.filter((text) => text.includes(responseTime));
  const timeline = timelines.length === 1 ? (timelines[0] ?? null) : null;
  const explanation = others.filter((text) => text !== timeline).join('\n\n') || null;
  return { greeting, acknowledgment, explanation, timeline, closing, actionItems };
}

/** Also where the text goes on in the next line. */
function takeGreeting(paragraphs: string[]): string | null {
  const [line = '', ...rest] = paragraphs[0]?.split('\n') ?? [];
  const isGreeting = line.length <= GREETING_LIMIT && (GREETING.test(line) || /^[^.?]{1,60}[,，]$/.test(line));
  if (!isGreeting) return null;
  paragraphs.splice(0, 1, ...(rest.length > 0 ? [rest.join('\n')] : []));
  return line;
}

function takeClosing(paragraphs: string[], team: string): string | null {
  const last = paragraphs.at(-1);
  if (last === undefined || last.length > CLOSING_LIMIT) return null;
  const lines = last.split('\n');
  const from = lines.findIndex((line) => CLOSING.test(line) || line === team);
  if (from === -1 || lines.length - from > 4) return null;
  if (from === 0) paragraphs.pop();
  else paragraphs[paragraphs.length - 1] = lines.slice(0, from).join('\n');
  return lines.slice(from).join('\n');
}
