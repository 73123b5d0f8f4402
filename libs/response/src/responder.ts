import type { StageAnswer } from '@app/domain';
import { type ModelRun } from '@app/llm';
import { type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';

/** What a reply may spend on a model, and who reads along: the pieces since the last restart add up to the content. */
export type DraftRun = ModelRun & {
  readonly onDelta?: (text: string) => void;
  /** What was read so far is void. */
  readonly onRestart?: () => void;
};

/** One way to write a reply: from the desk's templates or by a language model. */
export interface Responder {
  draft(facts: ResponseFacts, run: DraftRun): Promise<StageAnswer<ResponseDraft>> | StageAnswer<ResponseDraft>;
}
