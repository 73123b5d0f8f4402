import { type TicketText } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A ticket whose category or severity the desk has judged, with the beginning of its body. */
export interface JudgedTicket extends TicketText {
  readonly id: string;
  readonly customerEmail: string | null;
  /** The newest word on each. */
  readonly category: string | null;
  readonly severity: string | null;
  /** When the desk spoke last. */
  readonly at: Date;
}

const newest = (column: string): string =>
  `(array_agg(${column} order by id desc) filter (where ${column} is not null))[1] as ${column}`;

const SINCE = `
  select ticket.id, ticket.subject, left(ticket.body, 1000) as body, ticket.customer_email as "customerEmail",
    word.category, word.severity, word.at
  from (
    select ticket_id, ${newest('category')}, ${newest('severity')}, max(created_at) as at
    from feedback
    where ticket_id in (
      select ticket_id from feedback
      where created_at >= $1 and (category is not null or severity is not null)
      order by created_at desc limit $2)
    group by ticket_id
  ) as word join tickets as ticket on ticket.id = word.ticket_id
  order by word.at`;

/** Reads what the desk judged, for showing it to a language model. */
@Injectable()
export class JudgedTickets {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest of those judged since then, oldest first. */
  async since(moment: Date, limit: number): Promise<JudgedTicket[]> {
    return this.dataSource.query<JudgedTicket[]>(SINCE, [moment, limit]);
  }
}
