import { clientOf, Scopes, UuidParam } from '@app/platform';
import { Body, Controller, Delete, Get, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { DuplicateLink, DuplicateStanding, LinkBody, UnlinkQuery } from './link.dto.js';
import { LinksService } from './links.service.js';
import { FittedThreshold } from './threshold/fitted-threshold.service.js';

@ApiTags('tickets')
@Scopes('tickets:read')
@Controller('api/v1/tickets/:id/duplicate-of')
export class LinksController {
  constructor(
    private readonly links: LinksService,
    private readonly threshold: FittedThreshold,
  ) {}

  /** Shows what a ticket is a duplicate of now, what the service had answered, and what the desk said. */
  @Get()
  show(@UuidParam('id', 'The ticket.') id: string): Promise<DuplicateStanding> {
    return this.links.standing(id);
  }

  /**
   * Says that a ticket is a duplicate of an older one.
   *
   * The service's own answer stays; searches go by the desk's word from now on, and the threshold of `duplicate_of` is
   * fitted to it. Saying the same again right after changes nothing. A newer ticket, or the ticket itself, is a 422; one
   * that is a duplicate of this ticket is a 409.
   */
  @Put()
  @Scopes('tickets:write')
  async confirm(
    @UuidParam('id', 'The newer ticket.') id: string,
    @Body() body: LinkBody,
    @Req() request: Request,
  ): Promise<DuplicateLink> {
    const link = await this.links.confirm(id, body, clientOf(request));
    void this.threshold.refreshSoon();
    return link;
  }

  /**
   * Says that a ticket is no duplicate: of the one it counts as a duplicate of, or of the one that is named.
   *
   * The pair is never proposed again, in neither direction, until somebody confirms it after all. Where the ticket counts
   * as a duplicate of none and none is named, it is a 404.
   */
  @Delete()
  @Scopes('tickets:write')
  async reject(
    @UuidParam('id', 'The ticket.') id: string,
    @Query() query: UnlinkQuery,
    @Req() request: Request,
  ): Promise<DuplicateLink> {
    const link = await this.links.reject(id, query, clientOf(request));
    void this.threshold.refreshSoon();
    return link;
  }
}
