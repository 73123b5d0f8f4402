import { type StageAnswer } from '@app/domain';
import { Llm, type ModelTask } from '@app/llm';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { draftChecksFile } from './draft-checks/draft-checks.config.js';
import { DraftChecks } from './draft-checks/draft-checks.js';
import { FactsInWords } from './facts-in-words.js';
import { LlmResponder } from './llm.responder.js';
import { type ModelReply } from './model-reply.js';
import type { DraftRun } from './responder.js';
import { responseFile } from './response.config.js';
import { ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';
import { TemplateResponder } from './template.responder.js';

/** Writes the reply that a human looks at before it is sent: by a model where there is one, else from a template. */
@Injectable()
export class ResponseService {
  private readonly template: TemplateResponder;
  private readonly model: LlmResponder | null;
  private readonly checks: DraftChecks;

  constructor(config: DeskConfig, @Inject(ENV) env: Env, @Inject(Llm) @Optional() llm: Llm | null = null) {
    const words = config.section(responseFile);
    const inWords = new FactsInWords(words, config.idsOf('field'));
    this.template = new TemplateResponder(words, inWords);
    this.checks = new DraftChecks(config.section(draftChecksFile), words, inWords);
    this.model = llm !== null && env.ENABLE_RESPONSE_GENERATION ? new LlmResponder(llm, this.template, inWords) : null;
  }

  /** The reply as part of a call that answers several stages; null where no model writes replies. */
  get task(): ModelTask<ModelReply> | null {
    return this.model?.task ?? null;
  }

  /** @param run what may be spent on a model; without it none is asked */
  async draft(facts: ResponseFacts, run?: DraftRun): Promise<StageAnswer<ResponseDraft>> {
    const answer = this.model && run ? await this.model.draft(facts, run) : this.template.draft(facts, run);
    return { ...answer, value: this.checks.checked(answer.value, facts) };
  }

  /** The draft from a single call's answer to `task`; its source is `template` where that answer was no reply. */
  fromModel(said: ModelReply, facts: ResponseFacts): ResponseDraft {
    if (this.model === null) throw new Error('No model writes replies, so none can have answered');
    return this.checks.checked(this.model.fromModel(said, facts), facts);
  }
}
