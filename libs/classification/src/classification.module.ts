import { Llm } from '@app/llm';
import { DeskConfig } from '@app/platform';
import { Module } from '@nestjs/common';
import { AutoApplyRule } from './auto-apply.js';
import { readBaseModels } from './base-models.js';
import { ClassificationService } from './classification.service.js';
import { CorrectedExamples } from './examples/corrected-examples.js';
import { LlmClassifier } from './llm.classifier.js';
import { BASE_MODELS, LocalModels } from './local-models.js';

@Module({
  providers: [
    ClassificationService,
    CorrectedExamples,
    { provide: BASE_MODELS, useFactory: () => readBaseModels() },
    LocalModels,
    AutoApplyRule,
    {
      provide: LlmClassifier,
      inject: [DeskConfig, CorrectedExamples, { token: Llm, optional: true }],
      useFactory: (config: DeskConfig, examples: CorrectedExamples, llm?: Llm | null) =>
        llm ? new LlmClassifier(llm, config, examples) : null,
    },
  ],
  exports: [ClassificationService, CorrectedExamples, LocalModels, AutoApplyRule],
})
export class ClassificationModule {}
