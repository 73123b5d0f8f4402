import { Classification } from '@app/classification';
import { type FieldValues, type StageAnswer } from '@app/domain';
import { Extraction } from '@app/extraction';
import { aiEnabled, type ModelRun } from '@app/llm';
import { ENV, type Env, Scopes } from '@app/platform';
import { ResponseDraft } from '@app/response';
import { RoutingDecision } from '@app/routing';
import { readTicket } from '@app/text';
import { TicketTextBody } from '@app/tickets';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Audience } from './audience.js';
import { WithAudience } from './streaming/audience-param.js';
import { doubtClassification, doubtDraft, suspicionOf } from './suspicion.js';
import { Taxonomy } from './taxonomy.js';
import { TicketTime } from './ticket-time.js';
import { type ReplyFacts, STAGE_SERVICES, type StageServices } from './triage-stages.js';
import { ExtractBody, RespondBody, RouteBody } from './workflow.dto.js';

const NO_FIELDS: FieldValues = {};

/** The stages one by one, nothing stored. */
@ApiTags('workflow')
@Scopes('triage')
@Controller('api/v1/workflow')
export class StagesController {
  private readonly asksModels: boolean;

  constructor(
    private readonly taxonomy: Taxonomy,
    @Inject(STAGE_SERVICES) private readonly stages: StageServices,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.asksModels = aiEnabled(env);
  }

  /** Says what a ticket is about and how bad it is, with the evidence. */
  @Post('classify')
  @HttpCode(200)
  async classify(@Body() ticket: TicketTextBody, @WithAudience() { gone }: Audience): Promise<Classification> {
    const reading = readTicket(ticket);
    return this.answer(gone, [], async (run) =>
      doubtClassification(await this.stages.classification.classify(reading, run), run && suspicionOf(reading)),
    );
  }

  /** Finds the facts in a ticket's text, with their offsets. */
  @Post('extract')
  @HttpCode(200)
  async extract(@Body() { category, ...ticket }: ExtractBody, @WithAudience() { gone }: Audience): Promise<Extraction> {
    this.taxonomy.check({ category });
    return this.answer(gone, [], (run) => this.stages.extraction.extract(readTicket(ticket), category ?? null, run));
  }

  /** Writes a reply to a classified ticket. */
  @Post('respond')
  @HttpCode(200)
  async respond(@Body() body: RespondBody, @WithAudience() { gone }: Audience): Promise<ResponseDraft> {
    this.taxonomy.check(body);
    const facts = this.factsOf(body);
    return this.answer(gone, facts.customerName === null ? [] : [facts.customerName], async (run) =>
      doubtDraft(await this.stages.response.draft(facts, run), run && suspicionOf(facts.reading)),
    );
  }

  /** Decides on team, priority and SLA of a classified ticket. */
  @Post('route')
  @HttpCode(200)
  route(@Body() { category, severity, extractedFields }: RouteBody): RoutingDecision {
    this.taxonomy.check({ category, severity });
    const fields = extractedFields ?? NO_FIELDS;
    return this.stages.routing.route({ category, severity, fields, receivedAt: new Date() }).value;
  }

  /** Models have the time of a whole ticket. */
  private async answer<T>(
    gone: AbortSignal | undefined,
    names: readonly string[],
    work: (run: ModelRun | undefined) => Promise<StageAnswer<T>>,
  ): Promise<T> {
    if (!this.asksModels) return (await work(undefined)).value;
    const time = new TicketTime(this.env.WORKFLOW_TIMEOUT_SECONDS * 1000, gone);
    try {
      return (await work(time.modelRun(names))).value;
    } finally {
      time.end();
    }
  }

  private factsOf({ subject, body, category, severity, ...given }: RespondBody): ReplyFacts {
    const { routing, extraction } = this.stages;
    const fields = given.extractedFields ?? NO_FIELDS;
    const { value: routed } = routing.route({ category, severity, fields, receivedAt: new Date() });
    return {
      reading: readTicket({ subject, body }),
      category,
      severity,
      fields,
      missingRequired: extraction.missingRequired(Object.keys(fields), category),
      tone: given.tone ?? 'friendly',
      customerName: given.customerName ?? null,
      customerEmail: null,
      teamName: routing.teamName(routed.team),
      responseTime: routed.sla.responseTime,
    };
  }
}
