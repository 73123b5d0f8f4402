import { type TicketText } from '@app/domain';
import { type TicketStatus } from '@app/tickets';

/** A ticket as the desk's export tells it; null where it does not. */
export interface HistoryTicket {
  readonly externalId: string;
  readonly text: TicketText;
  readonly createdAt: Date;
  readonly status: TicketStatus;
  readonly category: string | null;
  readonly severity: string | null;
  readonly team: string | null;
  readonly customerId: string | null;
  readonly customerEmail: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}
