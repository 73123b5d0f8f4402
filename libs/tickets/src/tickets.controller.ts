import { Scopes, UuidParam } from '@app/platform';
import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DuplicateTicket, TicketDetail, TicketList } from './tickets.dto.js';
import { TicketChange, TicketListQuery } from './tickets-request.dto.js';
import { TicketsService } from './tickets.service.js';

@ApiTags('tickets')
@Scopes('tickets:read')
@Controller('api/v1/tickets')
export class TicketsController {
  constructor(private readonly tickets: TicketsService) {}

  /** Lists tickets, newest first. */
  @Get()
  list(@Query() query: TicketListQuery): Promise<TicketList> {
    return this.tickets.list(query);
  }

  /** Shows a ticket with everything the workflow found. */
  @Get(':id')
  show(@UuidParam('id', 'The ticket.') id: string): Promise<TicketDetail> {
    return this.tickets.detail(id);
  }

  /** Moves a ticket along. */
  @Patch(':id')
  @Scopes('tickets:write')
  change(@UuidParam('id', 'The ticket.') id: string, @Body() { status }: TicketChange): Promise<TicketDetail> {
    return this.tickets.setStatus(id, status);
  }

  /** Lists the older tickets that say the same, best match first. */
  @Get(':id/duplicates')
  duplicates(@UuidParam('id', 'The ticket.') id: string): Promise<DuplicateTicket[]> {
    return this.tickets.duplicates(id);
  }
}
