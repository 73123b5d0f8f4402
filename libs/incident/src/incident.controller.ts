import { Scopes, UuidParam } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IncidentDetail, IncidentList, IncidentListQuery } from './incident.dto.js';
import { IncidentsService } from './incidents.service.js';

@ApiTags('incidents')
@Scopes('tickets:read')
@Controller('api/v1/incidents')
export class IncidentController {
  constructor(private readonly incidents: IncidentsService) {}

  /** Lists incidents, the one with the newest ticket first. */
  @Get()
  list(@Query() query: IncidentListQuery): Promise<IncidentList> {
    return this.incidents.list(query);
  }

  /** Shows an incident with its tickets. */
  @Get(':id')
  show(@UuidParam('id', 'The incident.') id: string): Promise<IncidentDetail> {
    return this.incidents.detail(id);
  }
}
