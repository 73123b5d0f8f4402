export { AdvisoryLock } from './advisory-lock.js';
export { Batcher } from './batcher.js';
export { DatabaseModule, type Schema } from './database.module.js';
export { DatabaseService } from './database.service.js';
export { databaseUnavailable } from './database-unavailable.js';
export { embeddedOptions, openEngine } from './embedded.backend.js';
export { migrate } from './migrate.js';
export { preparedQuery } from './prepared-query.js';
