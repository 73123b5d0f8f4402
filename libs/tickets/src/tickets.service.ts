import { AppError } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Corrections } from './corrections.js';
import { DuplicateLinks } from './duplicate-links.js';
import { IncidentsOfTickets } from './incidents-of-tickets.js';
import { decodeCursor, encodeCursor } from './ticket-cursor.js';
import { type RelatedTicket, type TicketStatus } from './ticket.entity.js';
import { type DuplicateTicket, type TicketDetail, type TicketList } from './tickets.dto.js';
import { type TicketListQuery } from './tickets-request.dto.js';
import { type TicketHead, type TicketRow, TicketsRepository } from './tickets.repository.js';
import { WorkflowRuns } from './workflow-runs.js';

/** Counting further, or skipping further, would read more of the table than an answer is worth. */
const MAX_COUNTED = 10_000;

/** Stored tickets, listed, shown and moved along by the desk. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly runs: WorkflowRuns,
    private readonly corrections: Corrections,
    private readonly links: DuplicateLinks,
    private readonly incidents: IncidentsOfTickets,
  ) {}

  async list(query: TicketListQuery): Promise<TicketList> {
    const { pageSize, cursor } = query;
    const page = cursor === undefined ? (query.page ?? 1) : null;
    assertReachable(query);
    const offset = ((page ?? 1) - 1) * pageSize;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const counted = await this.tickets.countUpTo(MAX_COUNTED + 1, query);
    const totalIsExact = counted <= MAX_COUNTED;
    const isSparse = query.q !== undefined && totalIsExact;
    // One more than asked for tells whether there is a next page.
    const rows = await this.tickets.list(query, { limit: pageSize + 1, offset, after, isSparse });
    const shown = rows.slice(0, pageSize);
    const incidents = await this.incidents.incidentsOf(shown.map(({ id }) => id));
    const items = shown.map((row) => ({ ...row, incidentId: incidents.get(row.id) ?? null }));
    const total = Math.min(counted, MAX_COUNTED);
    const last = rows.length > pageSize ? shown.at(-1) : undefined;
    return {
      items,
      total,
      totalIsExact,
      page,
      pageSize,
      pages: Math.ceil(total / pageSize),
      nextCursor: last === undefined ? null : encodeCursor(last),
    };
  }

  /** @throws AppError for an unknown ticket */
  async detail(id: string): Promise<TicketDetail> {
    const [ticket, workflowRuns, corrected, duplicateLink, incidents] = await Promise.all([
      this.get(id),
      this.runs.listFor(id),
      this.corrections.currentFor(id),
      this.links.newestFor(id),
      this.incidents.incidentsOf([id]),
    ]);
    return { ...ticket, incidentId: incidents.get(id) ?? null, corrected, duplicateLink, workflowRuns };
  }

  /** @throws AppError for an unknown ticket */
  async setStatus(id: string, status: TicketStatus): Promise<TicketDetail> {
    if (!(await this.tickets.setStatus(id, status))) throw unknownTicket(id);
    return this.detail(id);
  }

  /**
   * What the workflow found when the ticket came in, best first, without what the desk rejected since.
   * @throws AppError for an unknown ticket
   */
  async duplicates(id: string): Promise<DuplicateTicket[]> {
    const [{ relatedTickets }, verdicts] = await Promise.all([this.get(id), this.links.verdictsFor(id)]);
    const heads = await this.tickets.headsOf(relatedTickets.map(({ ticketId }) => ticketId));
    return relatedTickets.flatMap((related) => {
      const head = heads.get(related.ticketId);
      const verdict = verdicts.get(related.ticketId) ?? null;
      return head === undefined || verdict === 'rejected' ? [] : [toDuplicate(related, head, verdict)];
    });
  }

  private async get(id: string): Promise<TicketRow> {
    const ticket = await this.tickets.find(id);
    if (ticket === null) throw unknownTicket(id);
    return ticket;
  }
}

function toDuplicate(related: RelatedTicket, head: TicketHead, verdict: DuplicateTicket['verdict']): DuplicateTicket {
  const isOpen = head.status !== 'resolved' && head.status !== 'closed';
  return {
    ticketId: related.ticketId,
    subject: head.subject,
    status: head.status,
    similarityScore: related.similarityScore,
    sameCustomer: related.sameCustomer,
    createdAt: new Date(related.createdAt),
    reasons: related.reasons ?? [],
    isOpen,
    possibleRegression: !isOpen,
    verdict,
  };
}

function unknownTicket(id: string): AppError {
  return new AppError('not_found', 'ticket_not_found', `There is no ticket ${id}.`);
}

/** @throws AppError for a page that only the cursor reaches, or for both at once */
function assertReachable({ page, pageSize, cursor }: TicketListQuery): void {
  if (page === undefined) return;
  if (cursor !== undefined) throw badPage('page_and_cursor', 'cannot be given together with cursor');
  if (page * pageSize > MAX_COUNTED)
    throw badPage('page_too_far', `reaches past ${MAX_COUNTED} tickets; follow next_cursor instead`);
}

function badPage(code: string, detail: string): AppError {
  return new AppError('malformed', code, `The page ${detail}.`, { errors: [{ pointer: 'page', detail }] });
}
