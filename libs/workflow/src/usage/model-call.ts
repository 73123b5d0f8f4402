import { type Attempt, type SpendingStage } from '@app/llm';

/** One try of one model, as kept; `single` is the call that answers for all stages. */
export interface ModelCall extends Attempt {
  readonly stage: SpendingStage;
  readonly calledAt: Date;
}
