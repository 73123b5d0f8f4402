import type { StageAnswer } from '@app/domain';
import type { TicketReading } from '@app/text';
import { type Extraction } from './extraction.dto.js';

/** The facts in a ticket, before a category says which of them it requires. */
export type FoundFacts = Pick<Extraction, 'fields' | 'validationErrors'>;

/** A way to find the facts in a ticket that asks nobody. */
export interface Extractor {
  /** @param receivedAt what "yesterday" is counted from; now, without it */
  extract(reading: TicketReading, receivedAt?: Date): StageAnswer<FoundFacts>;
}
