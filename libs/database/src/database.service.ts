import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseBackend } from './database-backend.js';
import { databaseUnavailable } from './database-unavailable.js';
import { DescribedDataSource } from './described-data-source.js';
import { migrate } from './migrate.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A boot waits so long for a database that is slow to answer or busy migrating, then goes on without it. */
const BOOT_PATIENCE_MS = 5_000;
const CHECK_TIMEOUT_MS = 1_000;

/** Reaches the database, brings its tables up to date, and keeps trying for as long as it is down. */
@Injectable()
export class DatabaseService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private announceReady!: () => void;
  /** Resolves once the migrations ran; never rejects. */
  readonly ready = new Promise<void>((resolve) => (this.announceReady = resolve));
  private connecting: Promise<void> | undefined;
  private migrated = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly backend: DatabaseBackend,
  ) {}

  /** @throws when the database answers but refuses: a wrong password, a failing migration */
  async onModuleInit(): Promise<void> {
    const firstTry = this.connect();
    // A refusal ends the boot; one that comes after the boot has moved on must not end the process.
    let booting = true;
    this.connecting = firstTry.catch(async (error: unknown) => {
      if (!booting || databaseUnavailable(error) !== undefined) await this.keepTrying(error);
    });
    const patience = pause(BOOT_PATIENCE_MS, undefined, { ref: false });
    await Promise.race([firstTry.catch(onlyUnavailable), patience]);
    booting = false;
  }

  /** True once the migrations ran; stays true while a database that was reached is away. */
  get isReady(): boolean {
    return this.migrated;
  }

  /** For people, such as "PostgreSQL 15.18 at 127.0.0.1:5432/triage"; never holds the password. */
  describe(): string {
    return this.backend.describe(this.dataSource.driver.version);
  }

  /** @throws AppError when the database does not answer within a second */
  async check(): Promise<void> {
    const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
    await Promise.race([
      this.dataSource.query('select 1'),
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('timeout expired')))),
    ]).catch((error: unknown) => {
      throw databaseUnavailable(error) ?? error;
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.connecting;
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.backend.close();
  }

  private async keepTrying(firstError: unknown): Promise<void> {
    let error = firstError;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      this.logger.warn({ reason: reasonOf(error), retryInMs: wait }, 'the database cannot be used yet');
      if (!(await this.paused(wait))) return;
      try {
        await this.connect();
        return;
      } catch (next) {
        error = next;
      }
    }
  }

  /** False when the service is shutting down. */
  private async paused(milliseconds: number): Promise<boolean> {
    const { signal } = this.stopping;
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  private async connect(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    const ran = await this.migrateUnhurried();
    this.migrated = true;
    this.announceReady();
    this.logger.log({ database: this.describe(), migrations: ran }, 'the database is ready');
  }

  private async migrateUnhurried(): Promise<string[]> {
    const { unhurriedOptions } = this.backend;
    if (unhurriedOptions === undefined) return migrate(this.dataSource);
    const { migrations } = this.dataSource.options;
    const unhurried = await DescribedDataSource.of({ ...unhurriedOptions, ...(migrations && { migrations }) });
    await unhurried.initialize();
    try {
      return await migrate(unhurried);
    } finally {
      await unhurried.destroy();
    }
  }
}

/** @throws every error but that of a database out of reach */
function onlyUnavailable(error: unknown): void {
  if (databaseUnavailable(error) === undefined) throw error;
}

/** A refused connection may be several errors in one that has no message of its own. */
function reasonOf(error: unknown): string {
  const { message, errors } = error as { message?: string; errors?: unknown[] };
  return errors === undefined ? (message ?? String(error)) : errors.map(reasonOf).join('; ');
}
