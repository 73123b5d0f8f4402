import { DuplicateService } from '@app/duplicate';
import { readTicket } from '@app/text';
import { TicketsRepository } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { unknownTicket } from '../link-errors.js';
import { LinksStore } from '../links.store.js';
import { type DuplicateSearchBody, type DuplicateSearchResult } from './search.dto.js';

type Scope = Parameters<DuplicateService['search']>[1];

/** Finds older tickets for any text, and stores nothing. */
@Injectable()
export class SearchService {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly tickets: TicketsRepository,
    private readonly links: LinksStore,
  ) {}

  /** @throws AppError where a ticket is named that there is none of */
  async search({
    customerId,
    customerEmail,
    ticketId,
    limit,
    ...text
  }: DuplicateSearchBody): Promise<DuplicateSearchResult> {
    const who = { customerId: customerId ?? null, customerEmail: customerEmail ?? null };
    const scope = ticketId === undefined ? { before: new Date() } : await this.scopeOf(ticketId.toLowerCase());
    const fingerprint = this.duplicates.fingerprint(readTicket(text), who);
    const { duplicateOf, related } = (await this.duplicates.search(fingerprint, { ...scope, limit })).value;
    return {
      duplicateOf: duplicateOf?.ticketId ?? null,
      similarityScore: duplicateOf?.similarityScore ?? null,
      threshold: this.duplicates.duplicateAt,
      relatedTickets: related,
    };
  }

  private async scopeOf(ticketId: string): Promise<Scope> {
    const [ticket, verdicts] = await Promise.all([this.tickets.find(ticketId), this.links.verdictsFor(ticketId)]);
    if (ticket === null) throw unknownTicket(ticketId, '/ticket_id');
    const rejected = [...verdicts].filter(([, verdict]) => verdict === 'rejected').map(([other]) => other);
    return { before: ticket.createdAt, excludeId: ticketId, rejected: new Set(rejected) };
  }
}
