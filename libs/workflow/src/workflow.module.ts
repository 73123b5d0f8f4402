import { ClassificationModule, ClassificationService } from '@app/classification';
import { DuplicateModule, DuplicateService } from '@app/duplicate';
import { ExtractionModule, ExtractionService } from '@app/extraction';
import { Llm } from '@app/llm';
import { ENV, type Env } from '@app/platform';
import { ResponseModule, ResponseService } from '@app/response';
import { RoutingModule, RoutingService } from '@app/routing';
import { Module } from '@nestjs/common';
import { IdempotencyCleaner } from './idempotency/idempotency.cleaner.js';
import { IdempotencyStore } from './idempotency/idempotency.store.js';
import { EarlierAnalyses } from './reuse/earlier-analyses.service.js';
import { reusingStages } from './reuse/reusing.stages.js';
import { singleCallStages } from './single/single-call.stages.js';
import { StagesController } from './stages.controller.js';
import { StepWatch } from './step-watch.service.js';
import { Taxonomy } from './taxonomy.js';
import { TRIAGE_CHAINS, type TriageChains, triageChains } from './triage-chains.js';
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
    { provide: TRIAGE_CHAINS, useFactory: chainsOf, inject: [ENV, Llm, STAGE_SERVICES, EarlierAnalyses] },
    EarlierAnalyses,
    StepWatch,
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
): TriageChains {
  const stages = triageStages(services);
  const isSingle = LLM_STRATEGY === 'single' && llm !== null;
  const single = isSingle ? singleCallStages(stages, services, llm) : undefined;
  return triageChains(reusingStages(stages, analyses), single && reusingStages(single, analyses));
}
