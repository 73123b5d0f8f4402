import { categoriesFile, severitiesFile } from '@app/classification';
import { DatabaseModule, databaseUnavailable } from '@app/database';
import { duplicatesFile } from '@app/duplicate';
import { extractionFieldsFile } from '@app/extraction';
import { IncidentListStore, IncidentModule, incidentsFile } from '@app/incident';
import { CurrentCorrections, CurrentCorrectionsModule, learningFile, LearningModule } from '@app/learning';
import { CurrentLinks, CurrentLinksModule, LinksModule } from '@app/links';
import { LlmModule, llmPricesFile } from '@app/llm';
import { DeskConfigModule, EnvModule, PlatformModule } from '@app/platform';
import { draftChecksFile, responseFile } from '@app/response';
import { routingFile } from '@app/routing';
import { TicketsModule } from '@app/tickets';
import { WorkflowModule, WorkflowRunsModule, WorkflowRunsRepository } from '@app/workflow';
import { Module } from '@nestjs/common';
import { API_SCOPES } from './api-scopes.js';
import { SCHEMA } from './data-source.js';
import { SystemStatus } from './system-status.js';

/** The composition root: which modules there are, and which of the desk's files they read. */
@Module({
  imports: [
    EnvModule,
    PlatformModule.forRoot({ translators: [databaseUnavailable], scopes: API_SCOPES }),
    DeskConfigModule.forRoot([
      categoriesFile,
      severitiesFile,
      extractionFieldsFile,
      routingFile,
      responseFile,
      draftChecksFile,
      duplicatesFile,
      incidentsFile,
      llmPricesFile,
      learningFile,
    ]),
    LlmModule,
    DatabaseModule.forRoot(SCHEMA),
    TicketsModule.forRoot({
      imports: [WorkflowRunsModule, CurrentCorrectionsModule, CurrentLinksModule, IncidentModule],
      runs: WorkflowRunsRepository,
      corrections: CurrentCorrections,
      links: CurrentLinks,
      incidents: IncidentListStore,
    }),
    WorkflowModule,
    LearningModule,
    LinksModule,
  ],
  providers: [SystemStatus],
})
export class AppModule {}
