import { ApiSchema } from '@nestjs/swagger';
import { type Priority } from '@app/domain';

@ApiSchema({ description: 'What the severity promises.' })
export class Sla {
  /**
   * When the first answer is due, counted from the ticket's arrival.
   * @example "2026-03-02T14:00:00.000Z"
   */
  readonly responseDueAt!: Date;
  /**
   * The same promise in words.
   * @example "4 hours"
   */
  readonly responseTime!: string;
}

@ApiSchema({ description: 'Who should work on a ticket, how soon, and why.' })
export class RoutingDecision {
  /**
   * An id of config/routing_rules.yaml.
   * @example "technical_support"
   */
  readonly team!: string;
  /**
   * How pressing it is.
   * @example "high"
   */
  readonly priority!: Priority;
  /**
   * Why, in a sentence or two.
   * @example "Technical tickets go to technical_support; severity high makes the priority high."
   */
  readonly reasoning!: string;
  /**
   * Never holds `team`.
   * @example ["product_team"]
   */
  readonly alternativeTeams!: string[];
  /**
   * Whom to ask next, in order.
   * @example ["escalation_team"]
   */
  readonly escalationPath!: string[] | null;
  /**
   * In [0, 1].
   * @example 0.9
   */
  readonly confidence!: number;
  /** What the severity promises. */
  readonly sla!: Sla;
}
