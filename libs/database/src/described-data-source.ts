import { DataSource, type DataSourceOptions } from 'typeorm';
import { ApplicationLogger } from './typeorm-logger.js';

/** A data source that knows its entities before it ever reached a database, so that a service may boot without one. */
export class DescribedDataSource extends DataSource {
  static async of(options?: DataSourceOptions): Promise<DescribedDataSource> {
    if (options === undefined) throw new Error('a data source needs options');
    const dataSource = new DescribedDataSource({ ...options, logger: new ApplicationLogger() });
    await dataSource.buildMetadatas();
    return dataSource;
  }
}
