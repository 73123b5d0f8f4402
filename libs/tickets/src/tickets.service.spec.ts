import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, aNewTicket, type TestDatabase } from '@app/testing';
import { v7 as uuidv7 } from 'uuid';
import { TicketLanguage1760000000005 } from '../../../apps/api/src/migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from '../../../apps/api/src/migrations/1760000000000-tickets.js';
import { Corrections } from './corrections.js';
import { DuplicateLinks } from './duplicate-links.js';
import { IncidentsOfTickets } from './incidents-of-tickets.js';
import { type NewTicket, TicketEntity } from './ticket.entity.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';
import { WorkflowRuns } from './workflow-runs.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

class OneRunEach extends WorkflowRuns {
  override listFor(ticketId: string): Promise<unknown[]> {
    return Promise.resolve([{ runOf: ticketId }]);
  }
}

class OneWordEach extends Corrections {
  override currentFor(ticketId: string): Promise<object> {
    return Promise.resolve({ saidOf: ticketId });
  }
}

const INCIDENT = '00000000-0000-7000-8000-0000000000bb';
const REJECTED = '00000000-0000-7000-8000-0000000000aa';

class OneIncident extends IncidentsOfTickets {
  override incidentsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map(ids.map((id) => [id, INCIDENT])));
  }
}

class OneRejected extends DuplicateLinks {
  override newestFor(ticketId: string): Promise<object> {
    return Promise.resolve({ linkOf: ticketId });
  }
  override verdictsFor(): Promise<ReadonlyMap<string, 'rejected'>> {
    return Promise.resolve(new Map([[REJECTED, 'rejected']]));
  }
}

describe('TicketsService', () => {
  let database: TestDatabase;
  let repository: TicketsRepository;
  let tickets: TicketsService;

  beforeAll(async () => {
    database = await aDatabase({
      entities: [TicketEntity],
      migrations: [Tickets1760000000000, TicketLanguage1760000000005],
    });
    repository = new TicketsRepository(database.dataSource.getRepository(TicketEntity));
    tickets = new TicketsService(repository, new OneRunEach(), new OneWordEach(), new OneRejected(), new OneIncident());
  });
  afterAll(() => database.close());
  beforeEach(() => database.dataSource.query('truncate tickets'));

  const insert = async (...some: NewTicket[]): Promise<void> =>
    repository.insertMany(database.dataSource.manager, some);

  it('lists a page with its numbers', async () => {
    await insert(...Array.from({ length: 5 }, () => aNewTicket()));
    const list = await tickets.list({ page: 2, pageSize: 2 });
    expect(list).toMatchObject({ total: 5, totalIsExact: true, page: 2, pageSize: 2, pages: 3 });
    expect(list.items).toHaveLength(2);
    expect(list.nextCursor).toEqual(expect.any(String));
  });

  it('lists nothing where nothing matches, and past the end', async () => {
    const nothing = { items: [], total: 0, totalIsExact: true, pages: 0, nextCursor: null };
    expect(await tickets.list({ pageSize: 20 })).toMatchObject(nothing);
    await insert(aNewTicket());
    expect(await tickets.list({ page: 3, pageSize: 20 })).toMatchObject({ items: [], total: 1, pages: 1 });
  });

  it.each([{}, { q: 'crash' }])('leads from cursor to cursor through every ticket that matches %j', async (filter) => {
    const all = Array.from({ length: 7 }, () => aNewTicket());
    await insert(...all);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const list = await tickets.list({ ...filter, pageSize: 3, ...(cursor !== undefined && { cursor }) });
      expect(list).toMatchObject({ total: 7, pages: 3, page: cursor === undefined ? 1 : null });
      seen.push(...list.items.map(({ id }) => id));
      cursor = list.nextCursor;
    }
    expect(seen).toEqual(all.map(({ id }) => id).reverse());
  });

  it('counts to 10,000 and says that there are more', async () => {
    await database.dataSource.query(`
      insert into tickets (id, subject, body, metadata, triage_status, needs_review, created_at)
      select gen_random_uuid(), 's', 'b', '{}', 'completed', false, now() from generate_series(1, 10001)`);
    expect(await tickets.list({ pageSize: 100 })).toMatchObject({ total: 10_000, totalIsExact: false, pages: 100 });
  });

  it.each([
    [{ page: 101, pageSize: 100 }, 'page_too_far'],
    [{ page: 1, pageSize: 20, cursor: 'x' }, 'page_and_cursor'],
    [{ pageSize: 20, cursor: 'x' }, 'bad_cursor'],
  ])('refuses %j', async (query, code) => {
    await expect(tickets.list(query)).rejects.toMatchObject({ kind: 'malformed', code });
  });

  it('shows a ticket with its runs and what the desk says of it', async () => {
    const ticket = aNewTicket({ metadata: { channel: 'email' } });
    await insert(ticket);
    const detail = await tickets.detail(ticket.id);
    expect(detail).toEqual({
      ...ticket,
      status: 'pending',
      corrected: { saidOf: ticket.id },
      duplicateLink: { linkOf: ticket.id },
      incidentId: INCIDENT,
      workflowRuns: [{ runOf: ticket.id }],
    });
  });

  it('moves a ticket along', async () => {
    const ticket = aNewTicket();
    await insert(ticket);
    expect(await tickets.setStatus(ticket.id, 'closed')).toMatchObject({ id: ticket.id, status: 'closed' });
    expect(await tickets.detail(ticket.id)).toMatchObject({ status: 'closed' });
  });

  it('lists duplicates with their subjects and where the desk stands with them, best first, without the rejected', async () => {
    const [best, second] = [aNewTicket({ subject: 'Same' }), aNewTicket({ subject: 'Nearly' })];
    const rejected = aNewTicket({ id: REJECTED });
    const reasons = [{ code: 'same_text', detail: 'The text is the very same.' }];
    const match = { sameCustomer: false, createdAt: '2026-03-02T09:12:44.120Z' };
    const gone = uuidv7();
    const ticket = aNewTicket({
      relatedTickets: [
        { ...match, ticketId: best.id, similarityScore: 1, reasons },
        { ...match, ticketId: REJECTED, similarityScore: 0.95 },
        { ...match, ticketId: gone, similarityScore: 0.9 },
        { ...match, ticketId: second.id, similarityScore: 0.8 },
      ],
    });
    await insert(best, second, rejected, ticket);
    await tickets.setStatus(second.id, 'closed');
    const same = { sameCustomer: false, createdAt: new Date(match.createdAt), verdict: null };
    const open = { status: 'pending', isOpen: true, possibleRegression: false };
    const closed = { status: 'closed', isOpen: false, possibleRegression: true };
    expect(await tickets.duplicates(ticket.id)).toEqual([
      { ...same, ...open, ticketId: best.id, subject: 'Same', similarityScore: 1, reasons },
      { ...same, ...closed, ticketId: second.id, subject: 'Nearly', similarityScore: 0.8, reasons: [] },
    ]);
    expect(await tickets.duplicates(best.id)).toEqual([]);
  });

  it('says that a ticket is unknown', async () => {
    const unknown = { kind: 'not_found', code: 'ticket_not_found' };
    await expect(tickets.detail(UNKNOWN)).rejects.toMatchObject(unknown);
    await expect(tickets.setStatus(UNKNOWN, 'closed')).rejects.toMatchObject(unknown);
    await expect(tickets.duplicates(UNKNOWN)).rejects.toMatchObject(unknown);
  });
});
