import { ClassificationModule, ClassificationService } from '@app/classification';
import { DuplicateModule, DuplicateService } from '@app/duplicate';
import { ExtractionModule, ExtractionService } from '@app/extraction';
import { ResponseModule, ResponseService } from '@app/response';
import { RoutingModule, RoutingService } from '@app/routing';
import { Module } from '@nestjs/common';
import { IdempotencyCleaner } from './idempotency/idempotency.cleaner.js';
import { IdempotencyStore } from './idempotency/idempotency.store.js';
import { StagesController } from './stages.controller.js';
import { StepWatch } from './step-watch.service.js';
import { Taxonomy } from './taxonomy.js';
import { triageStages } from './triage-stages.js';
import { TRIAGE_STAGES, TriageService } from './triage.service.js';
import { TriageStore } from './triage.store.js';
import { WorkflowController } from './workflow.controller.js';
import { WorkflowRunsModule } from './workflow-runs.module.js';

@Module({
  imports: [ClassificationModule, ExtractionModule, ResponseModule, RoutingModule, DuplicateModule, WorkflowRunsModule],
  controllers: [WorkflowController, StagesController],
  providers: [
    {
      provide: TRIAGE_STAGES,
      useFactory: triageStages,
      inject: [ClassificationService, ExtractionService, RoutingService, ResponseService, DuplicateService],
    },
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
