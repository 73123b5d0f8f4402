import { Classification, ClassificationService } from '@app/classification';
import { type FieldValues, type StageAnswer } from '@app/domain';
import { Extraction, ExtractionService } from '@app/extraction';
import { Scopes } from '@app/platform';
import { ResponseDraft, ResponseService } from '@app/response';
import { RoutingDecision, RoutingService } from '@app/routing';
import { readTicket } from '@app/text';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Taxonomy } from './taxonomy.js';
import { ExtractBody, RespondBody, RouteBody, TicketTextBody } from './workflow.dto.js';

const NO_FIELDS: FieldValues = {};

/** The stages one by one, nothing stored. */
@ApiTags('workflow')
@Scopes('triage')
@Controller('api/v1/workflow')
export class StagesController {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly classification: ClassificationService,
    private readonly extraction: ExtractionService,
    private readonly response: ResponseService,
    private readonly routing: RoutingService,
  ) {}

  /** Says what a ticket is about and how bad it is, with the evidence. */
  @Post('classify')
  @HttpCode(200)
  async classify(@Body() ticket: TicketTextBody): Promise<Classification> {
    return valueOf(this.classification.classify(readTicket(ticket)));
  }

  /** Finds the facts in a ticket's text, with their offsets. */
  @Post('extract')
  @HttpCode(200)
  async extract(@Body() { category, ...ticket }: ExtractBody): Promise<Extraction> {
    this.taxonomy.check({ category });
    return valueOf(this.extraction.extract(readTicket(ticket), category ?? null));
  }

  /** Writes a reply to a classified ticket. */
  @Post('respond')
  @HttpCode(200)
  async respond(@Body() { subject, body, category, severity, ...given }: RespondBody): Promise<ResponseDraft> {
    this.taxonomy.check({ category, severity });
    const fields = given.extractedFields ?? NO_FIELDS;
    const routed = await valueOf(this.routing.route({ category, severity, fields, receivedAt: new Date() }));
    return valueOf(
      this.response.draft({
        reading: readTicket({ subject, body }),
        category,
        severity,
        fields,
        missingRequired: this.extraction.missingRequired(Object.keys(fields), category),
        tone: given.tone ?? 'friendly',
        customerName: given.customerName ?? null,
        customerEmail: null,
        teamName: this.routing.teamName(routed.team),
        responseTime: routed.sla.responseTime,
      }),
    );
  }

  /** Decides on team, priority and SLA of a classified ticket. */
  @Post('route')
  @HttpCode(200)
  async route(@Body() { category, severity, extractedFields }: RouteBody): Promise<RoutingDecision> {
    this.taxonomy.check({ category, severity });
    const fields = extractedFields ?? NO_FIELDS;
    return valueOf(this.routing.route({ category, severity, fields, receivedAt: new Date() }));
  }
}

async function valueOf<T>(answer: StageAnswer<T> | Promise<StageAnswer<T>>): Promise<T> {
  return (await answer).value;
}
