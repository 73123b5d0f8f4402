import type { StageAnswer } from '@app/domain';
import type { TicketReading } from '@app/text';
import { type Classification } from './classification.dto.js';

/** One way to classify a ticket: rules, the local model or a language model. */
export interface Classifier {
  classify(
    reading: TicketReading,
    signal?: AbortSignal,
  ): Promise<StageAnswer<Classification>> | StageAnswer<Classification>;
}
