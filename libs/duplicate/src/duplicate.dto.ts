import { ApiSchema } from '@nestjs/swagger';
@ApiSchema({ description: 'An older ticket that says the same.' })
export class DuplicateMatch {
  /**
   * The older ticket's id.
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
}
