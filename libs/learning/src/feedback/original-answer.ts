import { type Classification } from '@app/classification';
import { type TicketsRepository } from '@app/tickets';
import { type OriginalAnswer } from './feedback.dto.js';

/** A stored ticket, as far as feedback judges it. */
export type JudgedTicket = NonNullable<Awaited<ReturnType<TicketsRepository['find']>>>;

/** What the workflow had answered; a ticket keeps its stages' answers as they gave them. */
export function originalAnswer({ category, severity, assignedTeam, ...ticket }: JudgedTicket): OriginalAnswer {
  const classification = (ticket.classification ?? {}) as Partial<Classification>;
  const routing = (ticket.routing ?? {}) as { readonly confidence?: number };
  return {
    category,
    categoryConfidence: category === null ? null : (classification.categoryConfidence ?? null),
    severity,
    severityConfidence: severity === null ? null : (classification.severityConfidence ?? null),
    team: assignedTeam,
    teamConfidence: routing.confidence ?? null,
    source: classification.source ?? null,
    answeredAt: ticket.createdAt,
  };
}
