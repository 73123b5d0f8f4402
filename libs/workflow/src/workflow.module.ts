import { ClassificationModule, ClassificationService } from '@app/classification';
import { DuplicateModule, DuplicateService } from '@app/duplicate';
import { ExtractionModule, ExtractionService } from '@app/extraction';
import { IncidentModule, IncidentService } from '@app/incident';
import { Llm } from '@app/llm';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { ResponseModule, ResponseService } from '@app/response';
import { RoutingModule, RoutingService } from '@app/routing';
import { Module } from '@nestjs/common';
import { IdempotencyCleaner } from './idempotency/idempotency.cleaner.js';
import { IdempotencyStore } from './idempotency/idempotency.store.js';
import { IncidentWatch } from './incident-watch.service.js';
import { raisedBy } from './raised-severity.js';
import { EarlierAnalyses } from './reuse/earlier-analyses.service.js';
import { reusingStages } from './reuse/reusing.stages.js';
import { singleCallStages } from './single/single-call.stages.js';
import { StagesController } from './stages.controller.js';
import { StepWatch } from './step-watch.service.js';
import { Taxonomy } from './taxonomy.js';
import { TicketIntake } from './ticket-intake.service.js';
import { TRIAGE_CHAINS, type TriageChains, triageChains } from './triage-chains.js';
import { type TriageStages } from './triage.chain.js';
import { STAGE_SERVICES, type StageServices, triageStages } from './triage-stages.js';
import { TriageService } from './triage.service.js';
import { TriageStore } from './triage.store.js';
import { UsageModule } from './usage/usage.module.js';
import { WorkflowController } from './workflow.controller.js';
import { WorkflowRunsModule } from './workflow-runs.module.js';

@Module({
  imports: [
    ClassificationModule,
    ExtractionModule,
    ResponseModule,
    RoutingModule,
    DuplicateModule,
    IncidentModule,
    WorkflowRunsModule,
    UsageModule,
  ],
  controllers: [WorkflowController, StagesController],
  providers: [
    {
      provide: STAGE_SERVICES,
      useFactory: stageServices,
      inject: [ClassificationService, ExtractionService, RoutingService, ResponseService, DuplicateService],
    },
    {
      provide: TRIAGE_CHAINS,
      useFactory: chainsOf,
      inject: [ENV, Llm, STAGE_SERVICES, EarlierAnalyses, IncidentService, DeskConfig],
    },
    EarlierAnalyses,
    StepWatch,
    IncidentWatch,
    TicketIntake,
    TriageService,
    TriageStore,
    Taxonomy,
    IdempotencyStore,
    IdempotencyCleaner,
  ],
  exports: [TriageService],
})
export class WorkflowModule {}

function stageServices(
  classification: ClassificationService,
  extraction: ExtractionService,
  routing: RoutingService,
  response: ResponseService,
  duplicates: DuplicateService,
): StageServices {
  return { classification, extraction, routing, response, duplicates };
}

function chainsOf(
  { LLM_STRATEGY }: Env,
  llm: Llm | null,
  services: StageServices,
  analyses: EarlierAnalyses,
  incidents: IncidentService,
  desk: DeskConfig,
): TriageChains {
  const stages = triageStages(services);
  const isSingle = LLM_STRATEGY === 'single' && llm !== null;
  const single = isSingle ? singleCallStages(stages, services, llm) : undefined;
  const severities = incidents.raisesMembers ? desk.idsOf('severity') : null;
  const wrapped = (inner: TriageStages): TriageStages => raising(reusingStages(inner, analyses), severities);
  return triageChains(wrapped(stages), single && wrapped(single));
}

/**
 * The stages where a ticket of an incident gets the severity that is suggested for it, before it is routed.
 *
 * @param severities most severe first; null where it is only suggested
 */
function raising(stages: TriageStages, severities: readonly string[] | null): TriageStages {
  if (severities === null) return stages;
  return {
    ...stages,
    classify: async (request) => {
      const answer = await stages.classify(request);
      return { ...answer, value: raisedBy(await request.incident, answer.value, severities) };
    },
  };
}
