import { type TicketReading } from '@app/text';
import { type z } from 'zod';

/** What a stage wants of a model, so that one call may ask for several stages at once. */
export interface ModelTask<Answer> {
  /** The property that holds this task's answer where one call answers several. */
  readonly name: 'classification' | 'extraction' | 'response';
  readonly version: string;
  /** Constant for a configuration: it stands before the ticket, so that providers can cache it. */
  readonly instructions: string;
  /** What stands before the ticket and differs from one to the next; empty or absent where there is nothing to say. */
  readonly preface?: (reading: TicketReading) => string;
  /** What the model is to answer; what the ticket does not bear out is taken from it afterwards. */
  readonly schema: z.ZodType<Answer>;
}
