import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Corrections } from './corrections.js';
import { DuplicateLinks } from './duplicate-links.js';
import { TicketEntity } from './ticket.entity.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';
import { WorkflowRuns } from './workflow-runs.js';

export interface TicketsModuleOptions {
  /** The modules that export `runs`, `corrections` and `links`. */
  readonly imports: readonly Type[];
  readonly runs: Type<WorkflowRuns>;
  readonly corrections: Type<Corrections>;
  readonly links: Type<DuplicateLinks>;
}

/** The tickets and their REST resource; global, as the workflow stores into the table that this module owns. */
@Module({})
export class TicketsModule {
  static forRoot({ imports, runs, corrections, links }: TicketsModuleOptions): DynamicModule {
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
      ],
      exports: [TicketsRepository],
    };
  }
}
