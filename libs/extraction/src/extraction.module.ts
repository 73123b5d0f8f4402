import { DeskConfig } from '@app/platform';
import { Module } from '@nestjs/common';
import { extractionFieldsFile } from './extraction.config.js';
import { ExtractionService } from './extraction.service.js';
import { RulesExtractor } from './rules.extractor.js';

@Module({
  providers: [
    {
      provide: ExtractionService,
      useFactory: (desk: DeskConfig) => {
        const config = desk.section(extractionFieldsFile);
        return new ExtractionService(new RulesExtractor(config), config);
      },
      inject: [DeskConfig],
    },
  ],
  exports: [ExtractionService],
})
export class ExtractionModule {}
