import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Corrections } from './corrections.js';
import { DuplicateLinks } from './duplicate-links.js';
import { IncidentsOfTickets } from './incidents-of-tickets.js';
import { TicketEntity } from './ticket.entity.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';
import { WorkflowRuns } from './workflow-runs.js';

export interface TicketsModuleOptions {
  /** The modules that export `runs`, `corrections`, `links` and `incidents`. */
  readonly imports: readonly Type[];
  readonly runs: Type<WorkflowRuns>;
  readonly corrections: Type<Corrections>;
  readonly links: Type<DuplicateLinks>;
  readonly incidents: Type<IncidentsOfTickets>;
}

/** The tickets and their REST resource; global, as the workflow stores into the table that this module owns. */
@Module({})
export class TicketsModule {
  static forRoot({ imports, runs, corrections, links, incidents }: TicketsModuleOptions): DynamicModule {
    return {
      module: TicketsModule,
      global: true,
      imports: [...imports, TypeOrmModule.forFeature([TicketEntity])],
      controllers: [TicketsController],
      providers: [
        TicketsRepository,
        TicketsService,
        { provide: WorkflowRuns, useExisting: runs },
        { provide: Corrections, useExisting: corrections },
        { provide: DuplicateLinks, useExisting: links },
        { provide: IncidentsOfTickets, useExisting: incidents },
      ],
      exports: [TicketsRepository],
    };
  }
}
