import { Llm } from '@app/llm';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { Module } from '@nestjs/common';
import { extractionFieldsFile } from './extraction.config.js';
import { ExtractionService } from './extraction.service.js';
import { LlmExtractor } from './llm.extractor.js';
import { RulesExtractor } from './rules.extractor.js';

@Module({
  providers: [
    {
      provide: ExtractionService,
      useFactory: (desk: DeskConfig, env: Env, llm?: Llm | null) => {
        const config = desk.section(extractionFieldsFile);
        const model = llm && env.ENABLE_AI_EXTRACTION ? new LlmExtractor(llm, config) : null;
        return new ExtractionService(new RulesExtractor(config), config, model);
      },
      inject: [DeskConfig, ENV, { token: Llm, optional: true }],
    },
  ],
  exports: [ExtractionService],
})
export class ExtractionModule {}
