import type { SelectQueryBuilder } from 'typeorm';
import type { TicketEntity } from './ticket.entity.js';

/** Which tickets to list; what is undefined filters nothing. */
export interface TicketFilter {
  readonly category?: string | undefined;
  readonly severity?: string | undefined;
  readonly language?: string | undefined;
  readonly status?: string | undefined;
  readonly assignedTeam?: string | undefined;
  readonly customerId?: string | undefined;
  /** In any case. */
  readonly customerEmail?: string | undefined;
  readonly externalId?: string | undefined;
  /** Inclusive. */
  readonly createdFrom?: Date | undefined;
  /** Inclusive. */
  readonly createdTo?: Date | undefined;
  /** Words, "phrases", `or` and `-without`, as in a web search. */
  readonly q?: string | undefined;
}

const CONDITIONS = {
  category: 'ticket.category = :category',
  severity: 'ticket.severity = :severity',
  language: 'ticket.language = :language',
  status: 'ticket.status = :status',
  assignedTeam: 'ticket.assignedTeam = :assignedTeam',
  customerId: 'ticket.customerId = :customerId',
  customerEmail: 'lower(ticket.customerEmail) = lower(:customerEmail)',
  externalId: 'ticket.externalId = :externalId',
  createdFrom: 'ticket.createdAt >= :createdFrom',
  createdTo: 'ticket.createdAt <= :createdTo',
  q: `ticket.search @@ websearch_to_tsquery('ticket_text', :q)`,
} satisfies Record<keyof TicketFilter, string>;

export function matching(
  query: SelectQueryBuilder<TicketEntity>,
  filter: TicketFilter,
): SelectQueryBuilder<TicketEntity> {
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof TicketFilter];
    if (value !== undefined) query.andWhere(condition, { [name]: value });
  }
  return query;
}
