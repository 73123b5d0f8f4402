import { categoriesFile, ClassificationModule, severitiesFile } from '@app/classification';
import { extractionFieldsFile, ExtractionModule } from '@app/extraction';
import { LlmModule, llmPricesFile } from '@app/llm';
import { DeskConfigModule, EnvModule } from '@app/platform';
import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** The stages that are evaluated as they serve requests, without HTTP and without a database. */
@Module({})
class StagesModule {
  static forRoot({ withModels }: { withModels: boolean }): DynamicModule {
    return {
      module: StagesModule,
      imports: [
        EnvModule,
        DeskConfigModule.forRoot([categoriesFile, severitiesFile, extractionFieldsFile, llmPricesFile]),
        ...(withModels ? [LlmModule] : []),
        ClassificationModule,
        ExtractionModule,
      ],
    };
  }
}

/** Does some work with the stages at hand. @param withModels whether language models may be asked */
export async function withStages<T>(
  { withModels }: { withModels: boolean },
  work: (stages: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const stages = await NestFactory.createApplicationContext(StagesModule.forRoot({ withModels }), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    return await work(stages);
  } finally {
    await stages.close();
  }
}
