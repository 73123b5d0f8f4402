import { DuplicateModule } from '@app/duplicate';
import { Module } from '@nestjs/common';
import { CurrentLinksModule } from './current-links.module.js';
import { DuplicatesController } from './duplicates.controller.js';
import { LinksController } from './links.controller.js';
import { LinksService } from './links.service.js';
import { SearchService } from './search/search.service.js';
import { FittedThreshold } from './threshold/fitted-threshold.service.js';

/** What agents confirm and reject, what follows from it, and the search that any text can be put to. */
@Module({
  imports: [DuplicateModule, CurrentLinksModule],
  controllers: [LinksController, DuplicatesController],
  providers: [LinksService, SearchService, FittedThreshold],
})
export class LinksModule {}
