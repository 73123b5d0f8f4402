import { Scopes } from '@app/platform';
import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Audience } from './audience.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { WithAudience } from './streaming/audience-param.js';
import { EVENT_STREAM_EXAMPLE } from './streaming/event-stream.example.js';
import { EVENT_STREAM_TYPE, EventStreamInterceptor } from './streaming/event-stream.interceptor.js';
import { toIncomingTicket, toTriageOptions } from './triage-request.js';
import { TriageService } from './triage.service.js';
import { WorkflowResult, WorkflowRun } from './workflow-result.dto.js';
import { ProcessBody } from './workflow.dto.js';

@ApiTags('workflow')
@ApiExtraModels(WorkflowRun, WorkflowResult)
@Scopes('triage')
@Controller('api/v1/workflow')
export class WorkflowController {
  constructor(private readonly triage: TriageService) {}

  /**
   * Takes a ticket through the whole workflow and stores it.
   *
   * One failing step never fails the request: the answer says in `workflow_steps` what happened. A repeated request
   * under the same `Idempotency-Key` is answered from the first one for seven days.
   *
   * With `Accept: text/event-stream` the answer comes as server-sent events: a `step` as each step ends (one of
   * `workflow_steps`), `draft` with the next piece of the reply in `text` as it is written, `draft_restart` where the
   * pieces so far are void, and at the end one `result` with the whole answer; or an `error` with a problem. Who goes
   * away stops the language model; the ticket is then finished by the rules and stored. A replayed request streams its
   * `result` alone.
   */
  @Post('process')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes repeating the request harmless.' })
  @ApiOkResponse({
    description: 'The ticket went through; the steps say how.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(WorkflowResult) } },
      [EVENT_STREAM_TYPE]: { schema: { type: 'string', example: EVENT_STREAM_EXAMPLE } },
    },
  })
  @UseInterceptors(EventStreamInterceptor, IdempotencyInterceptor)
  process(@Body() { ticket, options }: ProcessBody, @WithAudience() audience: Audience): Promise<WorkflowResult> {
    return this.triage.process(toIncomingTicket(ticket), toTriageOptions(options), audience);
  }
}
