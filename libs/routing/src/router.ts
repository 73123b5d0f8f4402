import type { StageAnswer } from '@app/domain';
import { type RoutingDecision } from './routing.dto.js';
import type { RoutingFacts } from './routing-facts.js';

/** One way to decide who works on a ticket. */
export interface Router {
  route(facts: RoutingFacts): StageAnswer<RoutingDecision>;
}
