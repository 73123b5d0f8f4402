import { Scopes } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { DuplicateSearchBody, DuplicateSearchResult } from './search/search.dto.js';
import { SearchService } from './search/search.service.js';
import { FittedThreshold } from './threshold/fitted-threshold.service.js';
import { DuplicateThreshold, JudgedThreshold } from './threshold/threshold.dto.js';

@ApiTags('duplicates')
@ApiExtraModels(JudgedThreshold)
@Controller('api/v1/duplicates')
export class DuplicatesController {
  constructor(
    private readonly searching: SearchService,
    private readonly fitted: FittedThreshold,
  ) {}

  /** Finds the older tickets that say the same as any text, and stores nothing. */
  @Post('search')
  @HttpCode(200)
  @Scopes('triage')
  search(@Body() body: DuplicateSearchBody): Promise<DuplicateSearchResult> {
    return this.searching.search(body);
  }

  /**
   * Shows from which score on a match is called a duplicate, and what of the desk's word speaks for it.
   *
   * It is fitted to the links that agents confirm and reject, in the background and in every process.
   */
  @Get('threshold')
  @Scopes('tickets:read')
  threshold(): Promise<DuplicateThreshold> {
    return this.fitted.current();
  }
}
