import { Corrections } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CorrectedAnswer } from './feedback.dto.js';

const newest = (column: string): string =>
  `(array_agg(${column} order by id desc) filter (where ${column} is not null))[1] as ${column}`;

/** What the desk says of a ticket now, for the ticket's own resource. */
@Injectable()
export class CurrentCorrections extends Corrections {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async currentFor(ticketId: string): Promise<CorrectedAnswer | null> {
    const [row] = await this.dataSource.query<CorrectedAnswer[]>(
      `select ${['category', 'severity', 'team', 'agent'].map(newest).join(', ')},
         count(*)::int as "feedbackCount", max(created_at) as at
       from feedback where ticket_id = $1 having count(*) > 0`,
      [ticketId],
    );
    return row ?? null;
  }
}
