import { TicketEntity } from './ticket.entity.js';

export { Corrections } from './corrections.js';
export { DuplicateLinks } from './duplicate-links.js';
export { IncidentsOfTickets } from './incidents-of-tickets.js';
export { type NewTicket, NOTHING_FOUND, TICKET_STATUSES, type TicketStatus } from './ticket.entity.js';
export { CustomerTextBody, TicketTextBody } from './ticket-text.dto.js';
export { TicketsModule } from './tickets.module.js';
export { TicketsRepository } from './tickets.repository.js';
export { WorkflowRuns } from './workflow-runs.js';

/** What the application hands the database. */
export const ticketEntities = [TicketEntity];
