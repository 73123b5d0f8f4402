import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** Strongest first. */
const REASON_CODES = ['same_text', 'similar_text', 'similar_meaning', 'shared_code', 'same_customer'] as const;
type ReasonCode = (typeof REASON_CODES)[number];

@ApiSchema({ description: 'Something that speaks for a match.' })
export class MatchReason {
  /**
   * What kind of reason.
   * @example "shared_code"
   */
  @ApiProperty({ enum: REASON_CODES })
  readonly code!: ReasonCode;
  /**
   * The same in a sentence.
   * @example "Both name ERR-5003."
   */
  readonly detail!: string;
}

@ApiSchema({ description: 'An older ticket that says the same.' })
export class DuplicateMatch {
  /**
   * The older ticket's id; never that of a duplicate, but of the ticket that it is a duplicate of.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly ticketId!: string;
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
  readonly reasons!: MatchReason[];
  /**
   * The desk has not resolved or closed the older ticket.
   * @example true
   */
  readonly isOpen!: boolean;
  /**
   * The older ticket is resolved or closed, so what it was about may be back.
   * @example false
   */
  readonly possibleRegression!: boolean;
}
