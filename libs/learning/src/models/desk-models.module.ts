import { ClassificationModule } from '@app/classification';
import { Module } from '@nestjs/common';
import { ModelsInForce } from './models-in-force.service.js';
import { ModelsStore } from './models.store.js';

/** The desk's models alone: after a `refresh`, the classification answers by those in force. */
@Module({
  imports: [ClassificationModule],
  providers: [ModelsStore, ModelsInForce],
  exports: [ModelsStore, ModelsInForce],
})
export class DeskModelsModule {}
