import { type StageAnswer } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Responder } from './responder.js';
import { responseFile } from './response.config.js';
import { ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';
import { TemplateResponder } from './template.responder.js';

/** Writes the reply that a human looks at before it is sent. */
@Injectable()
export class ResponseService {
  private readonly responder: Responder;

  constructor(config: DeskConfig) {
    this.responder = new TemplateResponder(config.section(responseFile), config.idsOf('field'));
  }

  async draft(facts: ResponseFacts, signal?: AbortSignal): Promise<StageAnswer<ResponseDraft>> {
    return this.responder.draft(facts, signal);
  }
}
