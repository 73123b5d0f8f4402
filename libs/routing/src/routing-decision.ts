import type { FieldValues, Priority } from '@app/domain';

export interface Sla {
  readonly responseDueAt: Date;
  /** In words, such as `4 hours`. */
  readonly responseTime: string;
}

export interface RoutingDecision {
  readonly team: string;
  readonly priority: Priority;
  readonly reasoning: string;
  /** Never holds `team`. */
  readonly alternativeTeams: readonly string[];
  readonly escalationPath: readonly string[] | null;
  /** In [0, 1]. */
  readonly confidence: number;
  readonly sla: Sla;
}

/** What a ticket is routed by; the workflow supplies what other stages found. */
export interface RoutingFacts {
  readonly category: string;
  readonly severity: string;
  readonly fields: FieldValues;
  /** When the ticket came in; the SLA counts from here. */
  readonly receivedAt: Date;
}
