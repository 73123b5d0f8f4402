import type { FieldValues } from '@app/domain';

/** What a ticket is routed by; the workflow supplies what other stages found. */
export interface RoutingFacts {
  readonly category: string;
  readonly severity: string;
  readonly fields: FieldValues;
  /** When the ticket came in; the SLA counts from here. */
  readonly receivedAt: Date;
}
