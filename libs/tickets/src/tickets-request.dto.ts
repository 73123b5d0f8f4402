import { ApiSchema } from '@nestjs/swagger';
import { Omittable, QueryInstant, QueryInteger } from '@app/platform';
import { applyDecorators } from '@nestjs/common';
import { IsIn, IsString, Length } from 'class-validator';
import { TICKET_STATUSES, type TicketStatus } from './ticket.entity.js';

const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 20;
/** How deep a page may lie is decided together with its size. */
const ANY_PAGE = 1_000_000_000;

function OptionalText(maxLength: number): PropertyDecorator {
  return applyDecorators(Omittable(), IsString(), Length(1, maxLength));
}

@ApiSchema({ description: 'Which tickets to list, and which part of the list.' })
export class TicketListQuery {
  /**
   * An id of config/categories.yaml.
   * @example "technical"
   */
  @OptionalText(100)
  readonly category?: string;
  /**
   * An id of config/severities.yaml.
   * @example "high"
   */
  @OptionalText(100)
  readonly severity?: string;
  /**
   * ISO 639-1 code of what the customer wrote in.
   * @example "en"
   */
  @OptionalText(10)
  readonly language?: string;
  /**
   * Where the desk stands with it.
   * @example "pending"
   */
  @Omittable()
  @IsIn(TICKET_STATUSES)
  readonly status?: TicketStatus;
  /**
   * An id of config/routing_rules.yaml.
   * @example "technical_support"
   */
  @OptionalText(100)
  readonly assignedTeam?: string;
  /**
   * The desk's own id of the customer.
   * @example "CUST-42"
   */
  @OptionalText(100)
  readonly customerId?: string;
  /**
   * In any case.
   * @example "john@example.com"
   */
  @OptionalText(320)
  readonly customerEmail?: string;
  /**
   * The desk's own id.
   * @example "ZD-4711"
   */
  @OptionalText(200)
  readonly externalId?: string;
  /**
   * Tickets that came in at this moment or later; a date alone is its first moment, UTC.
   * @example "2026-03-01"
   */
  @Omittable()
  @QueryInstant()
  readonly createdFrom?: Date;
  /**
   * Tickets that came in at this moment or earlier; a date alone is its first moment, UTC.
   * @example "2030-01-01T00:00:00Z"
   */
  @Omittable()
  @QueryInstant()
  readonly createdTo?: Date;
  /**
   * Full text over subject and body: words, "phrases", `or`, `-without`.
   * @example "crashes"
   */
  @OptionalText(500)
  readonly q?: string;
  /**
   * From 1, and down to 10,000 tickets deep; the cursor goes further.
   * @example 1
   */
  @Omittable()
  @QueryInteger(1, ANY_PAGE)
  readonly page?: number;
  /**
   * Most tickets on a page.
   * @example 20
   */
  @QueryInteger(1, MAX_PAGE_SIZE)
  readonly pageSize: number = DEFAULT_PAGE_SIZE;
  /** The `next_cursor` of the answer before; instead of `page`. */
  @OptionalText(200)
  readonly cursor?: string;
}

@ApiSchema({ description: 'What the desk may change of a ticket.' })
export class TicketChange {
  /**
   * Where the desk stands with it.
   * @example "in_progress"
   */
  @IsIn(TICKET_STATUSES)
  readonly status!: TicketStatus;
}
