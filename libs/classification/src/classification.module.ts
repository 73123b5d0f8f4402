import { Module } from '@nestjs/common';
import { AutoApplyRule } from './auto-apply.js';
import { ClassificationService } from './classification.service.js';
import { LocalModels } from './local-models.js';

@Module({
  providers: [ClassificationService, LocalModels, AutoApplyRule],
  exports: [ClassificationService, LocalModels, AutoApplyRule],
})
export class ClassificationModule {}
