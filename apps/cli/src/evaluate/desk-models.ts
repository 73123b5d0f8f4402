import { SCHEMA } from '../../../api/src/data-source.js';
import { categoriesFile, ClassificationModule, LocalModels, severitiesFile } from '@app/classification';
import { DatabaseModule, DatabaseService } from '@app/database';
import { OperatorError } from '@app/domain';
import { DeskModelsModule, ModelsInForce } from '@app/learning';
import { DeskConfigModule, EnvModule } from '@app/platform';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Module({
  imports: [
    EnvModule,
    DeskConfigModule.forRoot([categoriesFile, severitiesFile]),
    DatabaseModule.forRoot(SCHEMA),
    ClassificationModule,
    DeskModelsModule,
  ],
})
class DeskDatabaseModule {}

/**
 * Puts the models in force that answer in the database of DATABASE_URL.
 * @throws OperatorError where none does
 */
export async function useDeskModels(models: LocalModels): Promise<void> {
  const database = await NestFactory.createApplicationContext(DeskDatabaseModule, {
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  try {
    await database.get(DatabaseService).ready;
    await database.get(ModelsInForce).refresh();
    const { inForce } = database.get(LocalModels);
    if (Object.keys(inForce).length === 0)
      throw new OperatorError(`No desk model is in force in ${database.get(DatabaseService).describe()}.`);
    models.use(inForce);
  } finally {
    await database.close();
  }
}
