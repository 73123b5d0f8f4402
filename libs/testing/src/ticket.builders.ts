import { type TicketText } from '@app/domain';
import { type NewTicket, NOTHING_FOUND } from '@app/tickets';
import { v7 as uuidv7 } from 'uuid';

/** A plain technical ticket, changed where a spec says so. */
function aTicketText(changes: Partial<TicketText> = {}): TicketText {
  return {
    subject: 'Application crashes on startup',
    body: 'Since this morning the app closes with ERR-5003 as soon as I open it. Order ORD-123456.',
    ...changes,
  };
}

/** The same ticket, triaged and on its way into the table, at noon of March 2nd, 2026. */
export function aNewTicket(changes: Partial<NewTicket> = {}): NewTicket {
  const noon = new Date('2026-03-02T12:00:00.000Z');
  return {
    ...NOTHING_FOUND,
    id: uuidv7(),
    ...aTicketText(),
    externalId: null,
    customerId: null,
    customerEmail: null,
    metadata: {},
    triageStatus: 'completed',
    category: 'technical',
    language: 'en',
    severity: 'high',
    assignedTeam: 'technical_support',
    priority: 'high',
    createdAt: noon,
    processedAt: noon,
    ...changes,
  };
}
