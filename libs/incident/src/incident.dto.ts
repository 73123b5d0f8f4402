import { Omittable, QueryInteger } from '@app/platform';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

const MAX_PAGE = 10_000;
const MAX_PAGE_SIZE = 100;

@ApiSchema({ description: 'Which incidents to list, and which part of the list.' })
export class IncidentListQuery {
  /**
   * `true`: only those that are open; `false` or nothing: all.
   * @example "true"
   */
  @Omittable()
  @ApiProperty({ enum: ['true', 'false'] })
  @IsIn(['true', 'false'])
  readonly open?: 'true' | 'false';
  /**
   * From 1.
   * @example 1
   */
  @QueryInteger(1, MAX_PAGE)
  readonly page: number = 1;
  /**
   * Most incidents on a page.
   * @example 20
   */
  @QueryInteger(1, MAX_PAGE_SIZE)
  readonly pageSize: number = 20;
}

@ApiSchema({ description: 'How fast an incident grew of late.' })
export class IncidentGrowth {
  /**
   * Tickets in the 15 minutes up to the newest one.
   * @example 9
   */
  readonly lastQuarter!: number;
  /**
   * Tickets in the 15 minutes before those.
   * @example 4
   */
  readonly quarterBefore!: number;
}

@ApiSchema({ description: 'Several customers who report one thing, more of them than is usual.' })
export class Incident {
  /**
   * A UUID version 7.
   * @example "0197f2b0-6a2e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly id!: string;
  /**
   * It is open until no ticket has joined for as long as config/incidents.yaml says. `merged`: it turned out to be
   * another one.
   * @example "open"
   */
  readonly status!: 'open' | 'closed' | 'merged';
  /**
   * Which incident it turned out to be; null for any but a merged one.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly mergedInto!: string | null;
  /**
   * When its number of tickets was first more than chance.
   * @example "2026-03-02T10:12:00.000Z"
   */
  readonly openedAt!: Date;
  /**
   * Its first ticket.
   * @example "2026-03-02T10:02:00.000Z"
   */
  readonly firstSeenAt!: Date;
  /**
   * Its newest ticket.
   * @example "2026-03-02T10:41:00.000Z"
   */
  readonly lastSeenAt!: Date;
  /**
   * How many tickets it has.
   * @example 17
   */
  readonly ticketCount!: number;
  /**
   * From how many customers.
   * @example 15
   */
  readonly customerCount!: number;
  /** How fast it grew of late. */
  readonly growth!: IncidentGrowth;
  /**
   * What its tickets have in common, as customers wrote it: words that at least three of them used, most shared first.
   * @example ["checkout", "502"]
   */
  readonly commonTerms!: string[];
  /**
   * The severity that config/incidents.yaml suggests for so many customers; null under its first step.
   * @example "high"
   */
  readonly suggestedSeverity!: string | null;
}

@ApiSchema({ description: 'A ticket of an incident.' })
export class IncidentTicket {
  /**
   * The ticket's id.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly ticketId!: string;
  /**
   * When it came in.
   * @example "2026-03-02T10:02:00.000Z"
   */
  readonly createdAt!: Date;
}

@ApiSchema({ description: 'An incident with its tickets.' })
export class IncidentDetail extends Incident {
  /** Newest first, at most 500. */
  readonly tickets!: IncidentTicket[];
}

@ApiSchema({ description: 'A page of incidents, the one with the newest ticket first.' })
export class IncidentList {
  /** The incidents of this page. */
  readonly items!: Incident[];
  /**
   * How many incidents there are.
   * @example 1
   */
  readonly total!: number;
  /**
   * From 1.
   * @example 1
   */
  readonly page!: number;
  /**
   * Most incidents on a page.
   * @example 20
   */
  readonly pageSize!: number;
  /**
   * How many pages `total` fills.
   * @example 1
   */
  readonly pages!: number;
}
