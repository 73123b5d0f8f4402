import { Logger } from '@nestjs/common';
import { type Logger as TypeOrmLogger } from 'typeorm';

/** Hands what TypeORM has to say to the application's log; queries stay out, as they hold what customers wrote. */
export class ApplicationLogger implements TypeOrmLogger {
  private readonly logger = new Logger('Database');

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.logger.warn(message);
    else this.logger.debug(message);
  }

  logMigration(message: string): void {
    this.logger.debug(message);
  }

  logSchemaBuild(message: string): void {
    this.logger.debug(message);
  }

  logQuery(): void {
    // Not logged.
  }

  logQueryError(): void {
    // Whoever asked gets the error.
  }

  logQuerySlow(): void {
    // Not measured.
  }
}
