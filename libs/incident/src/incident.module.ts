import { Module } from '@nestjs/common';
import { IncidentController } from './incident.controller.js';
import { IncidentHistory } from './incident-history.store.js';
import { IncidentListStore } from './incident-list.store.js';
import { IncidentService } from './incident.service.js';
import { IncidentStore } from './incident.store.js';
import { IncidentsService } from './incidents.service.js';

/** Needs the global `DeskConfig` with `incidentsFile` among its files, and the application's database. */
@Module({
  controllers: [IncidentController],
  providers: [IncidentStore, IncidentListStore, IncidentService, IncidentsService, IncidentHistory],
  exports: [IncidentService, IncidentHistory, IncidentListStore],
})
export class IncidentModule {}
