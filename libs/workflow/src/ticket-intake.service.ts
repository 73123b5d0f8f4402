import { DuplicateService } from '@app/duplicate';
import { readTicket } from '@app/text';
import { Injectable } from '@nestjs/common';
import { IncidentWatch } from './incident-watch.service.js';
import { suspicionOf } from './suspicion.js';
import { type TicketTime } from './ticket-time.js';
import { type TriageRequest } from './triage.chain.js';
import { type IncomingTicket } from './triage-record.js';

/** What a run of the workflow has from elsewhere than its ticket. */
type RunSetting = Pick<TriageRequest, 'ticketId' | 'steps' | 'models' | 'listener' | 'options'>;

/** Takes a ticket in: reads it once for all steps, and has an eye kept on its incident. */
@Injectable()
export class TicketIntake {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly incidents: IncidentWatch,
  ) {}

  take(ticket: IncomingTicket, run: RunSetting, time: TicketTime): TriageRequest {
    const receivedAt = new Date();
    const reading = readTicket(ticket);
    const { customerId, customerEmail } = ticket;
    const fingerprint = this.duplicates.fingerprint(reading, { customerId, customerEmail });
    const seen = { ticketId: run.ticketId, seenAt: receivedAt, reading, customerId, customerEmail };
    const incident = run.options.enableDuplicateDetection ? this.incidents.over(seen, time) : Promise.resolve(null);
    const suspicion = run.models === undefined ? null : suspicionOf(reading);
    return { ...run, receivedAt, reading, fingerprint, customerEmail, suspicion, incident };
  }
}
