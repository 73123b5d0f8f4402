import type { StageAnswer } from '@app/domain';
import { type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';

/** One way to write a reply: from the desk's templates or by a language model. */
export interface Responder {
  draft(facts: ResponseFacts, signal?: AbortSignal): Promise<StageAnswer<ResponseDraft>> | StageAnswer<ResponseDraft>;
}
