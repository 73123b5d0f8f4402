import { SpendingRecord } from '@app/llm';
import { Global, Module } from '@nestjs/common';
import { ModelCalls } from './model-calls.service.js';
import { ModelCallsStore } from './model-calls.store.js';
import { UsageController } from './usage.controller.js';

/** What models were asked and at what price; global, since the models themselves ask it for the day's spending. */
@Global()
@Module({
  controllers: [UsageController],
  providers: [ModelCallsStore, ModelCalls, { provide: SpendingRecord, useExisting: ModelCalls }],
  exports: [ModelCallsStore, ModelCalls, SpendingRecord],
})
export class UsageModule {}
