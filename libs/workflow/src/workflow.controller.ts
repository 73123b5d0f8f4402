import { Scopes } from '@app/platform';
import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiTags } from '@nestjs/swagger';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { toIncomingTicket, toTriageOptions } from './triage-request.js';
import { TriageService } from './triage.service.js';
import { WorkflowResult, WorkflowRun } from './workflow-result.dto.js';
import { ProcessBody } from './workflow.dto.js';

@ApiTags('workflow')
@ApiExtraModels(WorkflowRun)
@Scopes('triage')
@Controller('api/v1/workflow')
export class WorkflowController {
  constructor(private readonly triage: TriageService) {}

  /**
   * Takes a ticket through the whole workflow and stores it.
   *
   * One failing step never fails the request: the answer says in `workflow_steps` what happened. A repeated request
   * under the same `Idempotency-Key` is answered from the first one for seven days.
   */
  @Post('process')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes repeating the request harmless.' })
  @UseInterceptors(IdempotencyInterceptor)
  process(@Body() { ticket, options }: ProcessBody): Promise<WorkflowResult> {
    return this.triage.process(toIncomingTicket(ticket), toTriageOptions(options));
  }
}
