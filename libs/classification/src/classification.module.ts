import { Module } from '@nestjs/common';
import { ClassificationService } from './classification.service.js';
import { LocalModels } from './local-models.js';

@Module({ providers: [ClassificationService, LocalModels], exports: [ClassificationService, LocalModels] })
export class ClassificationModule {}
