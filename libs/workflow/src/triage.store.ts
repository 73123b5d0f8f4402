import { Batcher, databaseUnavailable } from '@app/database';
import { DuplicateService, type DuplicateVerdict, SameTexts } from '@app/duplicate';
import { TicketsRepository } from '@app/tickets';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { asDuplicate, type TriageRecord } from './triage-record.js';
import { ModelCallsStore } from './usage/model-calls.store.js';
import { WorkflowRunsRepository } from './workflow-runs.repository.js';

/** Tickets that arrive while a transaction runs share the next one. */
const TICKETS_PER_TRANSACTION = 100;

/** Keeps triaged tickets: ticket, run, model calls and fingerprint in one transaction, concurrent tickets together. */
@Injectable()
export class TriageStore implements OnModuleDestroy {
  private readonly batcher = new Batcher<TriageRecord, DuplicateVerdict>((records) => this.write(records), {
    maxSize: TICKETS_PER_TRANSACTION,
    // When the database is gone, trying each ticket alone only makes everybody wait.
    retrySingly: (error) => databaseUnavailable(error) === undefined,
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly tickets: TicketsRepository,
    private readonly runs: WorkflowRunsRepository,
    private readonly calls: ModelCallsStore,
    private readonly duplicates: DuplicateService,
    private readonly sameTexts: SameTexts,
  ) {}

  /**
   * Resolves when the record is committed, with the duplicates it was stored with: where the same text came in several
   * times at once, all but the first are duplicates of it. Rejects when nothing of it was kept.
   */
  async save(record: TriageRecord): Promise<DuplicateVerdict> {
    return this.batcher.add(record);
  }

  async onModuleDestroy(): Promise<void> {
    await this.batcher.drain();
  }

  private async write(incoming: readonly TriageRecord[]): Promise<DuplicateVerdict[]> {
    return this.dataSource.transaction(async (manager) => {
      const records = await this.toldApart(manager, incoming);
      await this.tickets.insertMany(
        manager,
        records.map(({ ticket }) => ticket),
      );
      await this.runs.insertMany(
        manager,
        records.map(({ run }) => run),
      );
      await this.calls.insertMany(
        records.map(({ run, calls }) => ({ runId: run.id, calls })),
        manager,
      );
      await this.duplicates.remember(
        manager,
        records.map(({ ticket: { id, createdAt, duplicateOf }, fingerprint }) => ({
          ticketId: id,
          createdAt,
          duplicateOf,
          fingerprint,
        })),
      );
      return records.map(({ duplicates }) => duplicates);
    });
  }

  private async toldApart(manager: EntityManager, records: readonly TriageRecord[]): Promise<TriageRecord[]> {
    const matches = await this.sameTexts.settle(
      manager,
      records.map(({ ticket: { id, createdAt }, fingerprint, duplicates: { duplicateOf }, seeksDuplicates }) => ({
        ticketId: id,
        createdAt,
        fingerprint,
        duplicateOf,
        isSought: seeksDuplicates,
      })),
    );
    return records.map((record) => {
      const match = matches.get(record.ticket.id);
      return match === undefined ? record : asDuplicate(record, match);
    });
  }
}
