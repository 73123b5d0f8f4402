import { DeskConfig, ENV, type Env } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { SpendingRecord } from './daily-budget.js';
import { embeddingSettings } from './embedding-settings.js';
import { Embeddings } from './embeddings.service.js';
import { llmPricesFile } from './llm-prices.config.js';
import { Llm } from './llm.service.js';
import { llmSettings } from './models.js';

/** Provides `Llm` and `Embeddings`, each null where the environment names no model for it; inject them by `@Inject(Llm)`. */
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
    {
      provide: Embeddings,
      useFactory: (env: Env, config: DeskConfig, spending?: SpendingRecord): Embeddings | null => {
        const settings = embeddingSettings(env);
        if (settings === undefined) return null;
        return new Embeddings(settings, { prices: config.section(llmPricesFile), spending });
      },
      inject: [ENV, DeskConfig, { token: SpendingRecord, optional: true }],
    },
  ],
  exports: [Llm, Embeddings],
})
export class LlmModule {}
