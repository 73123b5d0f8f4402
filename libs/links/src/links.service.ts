import { DuplicateRoots } from '@app/duplicate';
import { Metrics } from '@app/platform';
import { TicketsRepository } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type DuplicateLink, type DuplicateStanding, type LinkBody, type UnlinkQuery } from './link.dto.js';
import { cycle, itself, newer, nothingLinked, unknownTicket } from './link-errors.js';
import { LinksStore } from './links.store.js';

type JudgedTicket = NonNullable<Awaited<ReturnType<TicketsRepository['find']>>>;
type Said = Pick<DuplicateLink, 'verdict' | 'otherId' | 'agent' | 'comment' | 'givenBy'>;

/** What agents say of duplicates: kept beside what the service answered, and from then on what searches go by. */
@Injectable()
export class LinksService {
  private readonly given;

  constructor(
    private readonly store: LinksStore,
    private readonly roots: DuplicateRoots,
    private readonly tickets: TicketsRepository,
    metrics: Metrics,
  ) {
    this.given = metrics.counter({
      name: 'duplicate_links_total',
      help: 'What the desk said of pairs of tickets.',
      labelNames: ['verdict'],
    });
  }

  /** @throws AppError for an unknown ticket */
  async standing(ticketId: string): Promise<DuplicateStanding> {
    const ticket = await this.ticket(ticketId);
    return this.store.transaction(async (manager) => {
      const rootId = (await this.roots.of(manager, [ticketId])).get(ticketId)?.rootId ?? ticketId;
      return {
        ticketId,
        duplicateOf: rootId === ticketId ? null : rootId,
        answered: ticket.duplicateOf,
        history: await this.store.listFor(ticketId, manager),
      };
    });
  }

  /** @throws AppError for an unknown ticket, the ticket itself, a newer one, or one that is a duplicate of this one */
  async confirm(
    ticketId: string,
    { ticketId: named, agent, comment }: LinkBody,
    givenBy: string,
  ): Promise<DuplicateLink> {
    const ticket = await this.ticket(ticketId);
    const olderId = named.toLowerCase();
    if (olderId === ticketId) throw itself();
    return this.store.transaction(async (manager) => {
      await this.roots.lock(manager);
      const known = await this.roots.of(manager, [ticketId, olderId]);
      const [own, older] = [known.get(ticketId), known.get(olderId)];
      if (own === undefined) throw unknownTicket(ticketId);
      if (older === undefined) throw unknownTicket(olderId, '/ticket_id');
      if (older.rootId === ticketId) throw cycle();
      if (older.createdAt > own.createdAt) throw newer();
      const said = { verdict: 'confirmed', otherId: older.rootId, agent, comment, givenBy } as const;
      await this.roots.join(manager, ticketId, older.rootId);
      return this.add(manager, ticket, { ...said, agent: agent ?? null, comment: comment ?? null });
    });
  }

  /**
   * Says that a ticket is no duplicate: of the one it counts as a duplicate of, or of the one that is named.
   * @throws AppError for an unknown ticket, the ticket itself, or where there is nothing to reject
   */
  async reject(
    ticketId: string,
    { ticketId: named, agent, comment }: UnlinkQuery,
    givenBy: string,
  ): Promise<DuplicateLink> {
    const ticket = await this.ticket(ticketId);
    const namedId = named?.toLowerCase();
    if (namedId === ticketId) throw itself();
    const other = namedId === undefined ? null : await this.ticket(namedId);
    return this.store.transaction(async (manager) => {
      await this.roots.lock(manager);
      const known = await this.roots.of(manager, other === null ? [ticketId] : [ticketId, other.id]);
      const rootId = known.get(ticketId)?.rootId ?? ticketId;
      const said = { verdict: 'rejected', agent: agent ?? null, comment: comment ?? null, givenBy } as const;
      // Spoken of from the older ticket, it is still the newer one that is no duplicate.
      if (other !== null && known.get(other.id)?.rootId === ticketId) {
        await this.roots.part(manager, other.id);
        return this.add(manager, other, { ...said, otherId: ticketId });
      }
      const otherId = other?.id ?? rootId;
      if (otherId === ticketId) throw nothingLinked(ticketId);
      if ((known.get(otherId)?.rootId ?? otherId) === rootId) await this.roots.part(manager, ticketId);
      return this.add(manager, ticket, { ...said, otherId });
    });
  }

  /** Saying the same again right after changes nothing. */
  private async add(
    manager: Parameters<LinksStore['add']>[0],
    ticket: JudgedTicket,
    said: Said,
  ): Promise<DuplicateLink> {
    const [newest] = await this.store.listFor(ticket.id, manager);
    if (newest !== undefined && isSame(newest, said)) return newest;
    const score = ticket.relatedTickets.find(({ ticketId }) => ticketId === said.otherId)?.similarityScore ?? null;
    const link = { id: uuidv7(), ticketId: ticket.id, ...said, score, createdAt: new Date() };
    await this.store.add(manager, link);
    this.given.inc({ verdict: said.verdict });
    return link;
  }

  private async ticket(id: string): Promise<JudgedTicket> {
    const ticket = await this.tickets.find(id);
    if (ticket === null) throw unknownTicket(id);
    return ticket;
  }
}

function isSame(link: DuplicateLink, said: Said): boolean {
  const names = ['verdict', 'otherId', 'agent', 'comment', 'givenBy'] as const;
  return names.every((name) => link[name] === said[name]);
}
