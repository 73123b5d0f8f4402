import type { StageAnswer } from '@app/domain';
import type { TicketReading } from '@app/text';
import { type Classification } from './classification.dto.js';

/** A way to classify a ticket that asks nobody: the rules or the local model. */
export interface Classifier {
  classify(reading: TicketReading): StageAnswer<Classification>;
}
