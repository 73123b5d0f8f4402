import { type IncomingTicket } from './triage-record.js';
import { DEFAULT_TRIAGE_OPTIONS, type TriageOptions } from './triage-options.js';
import { type TicketInput, type WorkflowOptions } from './workflow.dto.js';

export function toIncomingTicket({
  subject,
  body,
  customerId,
  customerEmail,
  externalId,
  metadata,
}: TicketInput): IncomingTicket {
  return {
    subject,
    body,
    customerId: customerId ?? null,
    customerEmail: customerEmail ?? null,
    externalId: externalId ?? null,
    metadata: metadata ?? {},
  };
}

export function toTriageOptions({ skipResponse, ...given }: WorkflowOptions = {}): TriageOptions {
  const options = { ...DEFAULT_TRIAGE_OPTIONS, ...given };
  return { ...options, skipResponseGeneration: options.skipResponseGeneration || (skipResponse ?? false) };
}
