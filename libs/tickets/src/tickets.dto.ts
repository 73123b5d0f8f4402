import { Verbatim } from '@app/platform';
import { ApiProperty, getSchemaPath, ApiSchema } from '@nestjs/swagger';
import { type TicketStatus, type TriageStatus } from './ticket.entity.js';

const oneOrNull = (schema: string): object => ({ nullable: true, allOf: [{ $ref: getSchemaPath(schema) }] });
const manyOf = (schema: string): object => ({ type: 'array', items: { $ref: getSchemaPath(schema) } });

@ApiSchema({ description: 'A ticket as a list shows it.' })
export class TicketSummary {
  /**
   * A UUID version 7.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly id!: string;
  /**
   * As the customer wrote it.
   * @example "Application crashes on startup"
   */
  readonly subject!: string;
  /**
   * Where the desk stands with it; a new ticket is pending.
   * @example "pending"
   */
  readonly status!: TicketStatus;
  /**
   * The desk's own id.
   * @example "ZD-4711"
   */
  readonly externalId!: string | null;
  /**
   * The desk's own id of the customer.
   * @example "CUST-42"
   */
  readonly customerId!: string | null;
  /**
   * The customer's address.
   * @example "john@example.com"
   */
  readonly customerEmail!: string | null;
  /**
   * Where the workflow stands with it; degraded: a fallback answered where a model was meant to.
   * @example "completed"
   */
  readonly triageStatus!: TriageStatus;
  /**
   * ISO 639-1 code of what the customer wrote in; null where the words do not tell.
   * @example "en"
   */
  readonly language!: string | null;
  /**
   * An id of config/categories.yaml; null where skipped.
   * @example "technical"
   */
  readonly category!: string | null;
  /**
   * An id of config/severities.yaml; null where skipped.
   * @example "high"
   */
  readonly severity!: string | null;
  /**
   * An id of config/routing_rules.yaml; null where skipped.
   * @example "technical_support"
   */
  readonly assignedTeam!: string | null;
  /**
   * How pressing it is.
   * @example "high"
   */
  readonly priority!: string | null;
  /**
   * A person should look at the category and the severity.
   * @example false
   */
  readonly needsReview!: boolean;
  /**
   * The best older match at or over the threshold.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly duplicateOf!: string | null;
  /**
   * How alike the two are, in [0, 1].
   * @example 0.93
   */
  readonly similarityScore!: number | null;
  /**
   * The incident that it belongs to by now.
   * @example "0197f2b0-6a2e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly incidentId!: string | null;
  /**
   * When it came in.
   * @example "2026-03-02T10:00:00.000Z"
   */
  readonly createdAt!: Date;
  /**
   * When the workflow was done with it.
   * @example "2026-03-02T10:00:00.004Z"
   */
  readonly processedAt!: Date | null;
}

@ApiSchema({ description: 'A ticket with everything the workflow found.' })
export class TicketDetail extends TicketSummary {
  /**
   * As the customer wrote it.
   * @example "Since this morning the app closes with ERR-5003 as soon as I open it."
   */
  readonly body!: string;
  /**
   * As the desk sent it.
   * @example { "channel": "email" }
   */
  @Verbatim('response')
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly metadata!: Readonly<Record<string, unknown>>;
  /** Null where skipped. */
  @ApiProperty(oneOrNull('Classification'))
  readonly classification!: object | null;
  /** Null where skipped. */
  @ApiProperty(oneOrNull('Extraction'))
  readonly extractedFields!: object | null;
  /** Null where skipped. */
  @ApiProperty(oneOrNull('ResponseDraft'))
  readonly responseDraft!: object | null;
  /** Null where skipped. */
  @ApiProperty(oneOrNull('RoutingDecision'))
  readonly routing!: object | null;
  /** Older tickets that say the same or nearly so, best first, at most five. */
  @ApiProperty(manyOf('DuplicateMatch'))
  readonly relatedTickets!: readonly object[];
  /** What the desk says of it now, beside the original answers; null where it said nothing. */
  @ApiProperty(oneOrNull('CorrectedAnswer'))
  readonly corrected!: object | null;
  /** What the desk said last of its duplicates, beside `duplicate_of`; null where it said nothing. */
  @ApiProperty(oneOrNull('DuplicateLink'))
  readonly duplicateLink!: object | null;
  /** What the workflow did, newest run first. */
  @ApiProperty(manyOf('WorkflowRun'))
  readonly workflowRuns!: readonly unknown[];
}

@ApiSchema({ description: 'An older ticket that says the same.' })
export class DuplicateTicket {
  /**
   * The older ticket's id.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly ticketId!: string;
  /**
   * The older ticket's subject.
   * @example "App crashes when it starts"
   */
  readonly subject!: string;
  /**
   * In [0, 1]; 1 is the same text.
   * @example 0.93
   */
  readonly similarityScore!: number;
  /**
   * The older ticket comes from the same customer id or address.
   * @example true
   */
  readonly sameCustomer!: boolean;
  /**
   * When the older ticket came in.
   * @example "2026-03-02T09:12:44.120Z"
   */
  readonly createdAt!: Date;
  /** Why the two are matched, strongest first. */
  @ApiProperty(manyOf('MatchReason'))
  readonly reasons!: readonly object[];
  /**
   * Where the desk stands with the older ticket now.
   * @example "in_progress"
   */
  readonly status!: TicketStatus;
  /**
   * The older ticket is neither resolved nor closed.
   * @example true
   */
  readonly isOpen!: boolean;
  /**
   * The older ticket is resolved or closed, so what it was about may be back.
   * @example false
   */
  readonly possibleRegression!: boolean;
  /**
   * `confirmed`: the desk says so too; what it rejects is not listed.
   * @example "confirmed"
   */
  readonly verdict!: 'confirmed' | null;
}

@ApiSchema({ description: 'A page of tickets, newest first.' })
export class TicketList {
  /** The tickets of this page. */
  readonly items!: TicketSummary[];
  /**
   * How many tickets match, counted up to 10,000.
   * @example 1
   */
  readonly total!: number;
  /**
   * False when there are more than `total`.
   * @example true
   */
  readonly totalIsExact!: boolean;
  /**
   * From 1; null when the list was read by cursor.
   * @example 1
   */
  readonly page!: number | null;
  /**
   * Most tickets on a page.
   * @example 20
   */
  readonly pageSize!: number;
  /**
   * How many pages `total` fills.
   * @example 1
   */
  readonly pages!: number;
  /**
   * Hand it back as `cursor` for what comes next; null at the end.
   * @example "MTc5NTM4MjQxMTg2NS4wMTk3ZjJiMA"
   */
  readonly nextCursor!: string | null;
}
