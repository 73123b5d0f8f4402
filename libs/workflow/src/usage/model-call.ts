import { type Attempt, type LlmStage } from '@app/llm';

/** One try of one model, as kept; `single` is the call that answers for all stages. */
export interface ModelCall extends Attempt {
  readonly stage: LlmStage;
  readonly calledAt: Date;
}
