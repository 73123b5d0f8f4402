import { type TicketReading } from '@app/text';
import { type DraftCheck } from '../response.dto.js';
import { isEnglish } from './language.js';

/**
 * Whether a draft is in another language than its ticket, where both are clear. An error only where a model left
 * English: templates are in the desk's language, and an English reply is what most customers can read.
 */
export function languageCheck(draft: string, { subject, body }: TicketReading, byModel: boolean): DraftCheck[] {
  const drafted = isEnglish(draft);
  if (drafted === null) return [];
  const asked = isEnglish(`${subject.own}\n${body.own}`);
  if (asked === null || asked === drafted) return [];
  const detail = drafted
    ? 'The draft is in English and the ticket is not.'
    : 'The ticket is in English and the draft is not.';
  return [{ code: 'wrong_language', severity: byModel && asked ? 'error' : 'warning', detail, text: null }];
}
