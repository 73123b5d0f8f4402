import { DeskConfig, ENV, type Env } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { SpendingRecord } from './daily-budget.js';
import { llmPricesFile } from './llm-prices.config.js';
import { Llm } from './llm.service.js';
import { llmSettings } from './models.js';

/** Provides the `Llm`, or null where the environment names no model; inject it by `@Inject(Llm)`. */
@Global()
@Module({
  providers: [
    {
      provide: Llm,
      useFactory: (env: Env, config: DeskConfig, spending?: SpendingRecord): Llm | null => {
        const settings = llmSettings(env);
        return settings === undefined ? null : new Llm(settings, { prices: config.section(llmPricesFile), spending });
      },
      inject: [ENV, DeskConfig, { token: SpendingRecord, optional: true }],
    },
  ],
  exports: [Llm],
})
export class LlmModule {}
