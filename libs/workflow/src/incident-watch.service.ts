import { IncidentService, type KnownIncident, type NewTicket } from '@app/incident';
import { Injectable, Logger } from '@nestjs/common';
import { type TicketTime } from './ticket-time.js';

/** Looks for a ticket's incident beside its steps: what goes wrong there costs the ticket nothing but the incident. */
@Injectable()
export class IncidentWatch {
  private readonly logger = new Logger('Incidents');

  constructor(private readonly incidents: IncidentService) {}

  /** Null where there is none, where it cannot be told, and where the ticket's time is over first. */
  over(ticket: NewTicket, time: TicketTime): Promise<KnownIncident | null> {
    return time.race(this.incidents.observe(ticket)).catch((error: unknown) => {
      this.logger.warn({ msg: 'a ticket was not looked at for incidents', ticketId: ticket.ticketId, err: error });
      return null;
    });
  }

  /** For a ticket that could not be stored: no incident may count it. */
  async withdraw(ticketId: string): Promise<void> {
    await this.incidents.withdraw(ticketId).catch((error: unknown) => {
      this.logger.warn({ msg: 'a ticket that is not stored is still in its incident', ticketId, err: error });
    });
  }
}
