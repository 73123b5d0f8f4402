import { preparedQuery } from '@app/database';
import { DeskConfig } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { duplicatesFile } from './duplicate.config.js';
import { type Fingerprint } from './fingerprint.js';

const HOUR = 60 * 60 * 1000;
const OLDEST = 5;

/** $1 text hash, $2 not before, $3 before, $4 customer id hash, $5 customer e-mail hash */
const EARLIER = `
  select ticket_id as "ticketId" from duplicate_fingerprints
  where text_hash = $1 and created_at >= $2 and created_at < $3
    and customer_id_hash is not distinct from $4 and customer_email_hash is not distinct from $5
  order by created_at limit ${OLDEST}`;

/** Tickets that a customer sends again word for word. */
@Injectable()
export class Resubmissions {
  private readonly windowMs: number;

  constructor(
    private readonly database: DataSource,
    desk: DeskConfig,
  ) {
    this.windowMs = desk.section(duplicatesFile).reuse_window_hours * HOUR;
  }

  /** The customer's tickets of the very same text within the window, oldest first; none of an unknown customer. */
  async of({ textHash, customer }: Fingerprint, receivedAt: Date): Promise<string[]> {
    if (this.windowMs === 0 || (customer.id === null && customer.email === null)) return [];
    const since = new Date(receivedAt.getTime() - this.windowMs);
    const values = [textHash, since, receivedAt, customer.id, customer.email];
    const statement = { name: 'duplicate_resubmissions', text: EARLIER };
    const rows = await preparedQuery<{ ticketId: string }>(this.database, statement, values);
    return rows.map(({ ticketId }) => ticketId);
  }
}
