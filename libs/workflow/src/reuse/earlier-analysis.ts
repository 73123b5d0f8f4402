import { type Classification } from '@app/classification';
import { type Extraction } from '@app/extraction';
import { type ResponseDraft } from '@app/response';
import { type TicketsRepository } from '@app/tickets';
import { type TriageOptions } from '../triage-options.js';

/** What was found when the customer sent the same ticket before; null for what was skipped then and is skipped now. */
export interface EarlierAnalysis {
  readonly ticketId: string;
  readonly classification: Classification | null;
  readonly extraction: Extraction | null;
  readonly response: ResponseDraft | null;
}

type StoredTicket = NonNullable<Awaited<ReturnType<TicketsRepository['find']>>>;

const DAY_IN_ISO = /^\d{4}-\d{2}-\d{2}/;

/** The analysis of a stored ticket, where it is all that the options ask for and still true at this moment. */
export function earlierAnalysis(
  ticket: StoredTicket,
  options: TriageOptions,
  receivedAt: Date,
): EarlierAnalysis | undefined {
  const classification = ticket.classification as Classification | null;
  const extraction = ticket.extractedFields as Extraction | null;
  const response = ticket.responseDraft as ResponseDraft | null;
  const isWhole =
    ticket.triageStatus === 'completed' &&
    (classification === null) === options.skipClassification &&
    (extraction === null) === options.skipExtraction &&
    (options.skipResponseGeneration || response?.tone === options.responseTone);
  if (!isWhole || !isOfToday(ticket.createdAt, extraction, receivedAt)) return undefined;
  return { ticketId: ticket.id, classification, extraction, response };
}

/** "Yesterday" means another day tomorrow. */
function isOfToday(createdAt: Date, extraction: Extraction | null, receivedAt: Date): boolean {
  const sameDay = createdAt.toISOString().slice(0, 10) === receivedAt.toISOString().slice(0, 10);
  return sameDay || !(extraction?.fields ?? []).some(({ normalized }) => [normalized].flat().some(isDay));
}

const isDay = (value: string | null | undefined): boolean => typeof value === 'string' && DAY_IN_ISO.test(value);
