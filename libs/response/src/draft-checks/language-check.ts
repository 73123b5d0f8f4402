import { languageOf, type TicketReading } from '@app/text';
import { type DraftCheck } from '../response.dto.js';

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });
/** What most customers can read, whatever they write. */
const COMMON = 'en';

/**
 * Whether a draft is in another language than its ticket, where both are clear. An error only where a model wrote
 * neither the ticket's language nor English: templates are in the desk's language.
 */
export function languageCheck(draft: string, reading: TicketReading, byModel: boolean): DraftCheck[] {
  const asked = reading.language;
  if (asked === null) return [];
  const drafted = languageOf(draft);
  if (drafted === null || drafted === asked) return [];
  const severity = byModel && drafted !== COMMON ? 'error' : 'warning';
  const detail = `The draft is in ${nameOf(drafted)} and the ticket is in ${nameOf(asked)}.`;
  return [{ code: 'wrong_language', severity, detail, text: null }];
}

function nameOf(language: string): string {
  return NAMES.of(language) ?? language;
}
