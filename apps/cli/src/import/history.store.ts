import { type Classification, type ClassificationService } from '@app/classification';
import { AdvisoryLock } from '@app/database';
import { type DuplicateService, type Fingerprint } from '@app/duplicate';
import { readTicket } from '@app/text';
import { type NewTicket, NOTHING_FOUND, type TicketsRepository } from '@app/tickets';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DataSource, type EntityManager } from 'typeorm';
import { historyId } from './history-id.js';
import { type HistoryTicket } from './history-ticket.js';

/** Stored tickets that enter the duplicate index together; with more of them each costs less, and is found later. */
const INDEXED_AT_ONCE = 5_000;

/** So long the database may wait for its next statement while this process prepares tickets. */
const TURN_MS = 3;

interface Prepared {
  readonly ticket: NewTicket;
  readonly fingerprint: Fingerprint;
}

/** Stores a desk's history: tickets and their fingerprints a batch in one transaction, and later, many together, in the duplicate index. */
export class HistoryStore {
  private unindexed = 0;

  /** @param classifier names category and severity where the desk did not; null: they stay empty */
  constructor(
    private readonly dataSource: DataSource,
    private readonly tickets: TicketsRepository,
    private readonly duplicates: DuplicateService,
    private readonly classifier: Pick<ClassificationService, 'classify'> | null,
  ) {}

  /**
   * Those that the database lacks, each of the desk's ids once. The work that takes this process's time is done here, so
   * that it can go on while the batch before is being stored.
   */
  async prepare(batch: readonly HistoryTicket[]): Promise<Prepared[]> {
    const unknown = await this.unknownOf(this.dataSource.manager, batch, ({ externalId }) => externalId);
    const prepared: Prepared[] = [];
    let turnAt = performance.now();
    for (const ticket of unknown) {
      prepared.push(await this.prepared(ticket));
      if (performance.now() - turnAt < TURN_MS) continue;
      await nextTurn();
      turnAt = performance.now();
    }
    return prepared;
  }

  /**
   * All or none of the batch, but for those that came in since they were prepared. Other imports wait: who looks whether
   * a ticket is there sees what they stored.
   * @returns how many
   */
  async store(batch: readonly Prepared[]): Promise<number> {
    const stored = batch.length === 0 ? 0 : await this.insert(batch);
    this.unindexed += stored;
    if (this.unindexed >= INDEXED_AT_ONCE) await this.index();
    return stored;
  }

  /** Puts into the duplicate index what was stored since the last time, or was left waiting by an import that was killed. */
  async index(): Promise<void> {
    this.unindexed = 0;
    await this.duplicates.indexStored(INDEXED_AT_ONCE);
  }

  private async insert(batch: readonly Prepared[]): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [AdvisoryLock.historyImport]);
      const missing = await this.unknownOf(manager, batch, ({ ticket }) => ticket.externalId ?? '');
      await this.tickets.insertMany(
        manager,
        missing.map(({ ticket }) => ticket),
      );
      await this.duplicates.remember(
        manager,
        missing.map(({ ticket: { id, createdAt, duplicateOf }, fingerprint }) => ({
          ticketId: id,
          createdAt,
          duplicateOf,
          fingerprint,
        })),
      );
      return missing.length;
    });
  }

  private async unknownOf<T>(manager: EntityManager, all: readonly T[], idOf: (each: T) => string): Promise<T[]> {
    const seen = new Set(await this.tickets.knownExternalIds(manager, all.map(idOf)));
    return all.filter((each) => !seen.has(idOf(each)) && seen.add(idOf(each)));
  }

  private async prepared(history: HistoryTicket): Promise<Prepared> {
    const { text, externalId, createdAt, customerId, customerEmail, metadata, status } = history;
    const reading = readTicket(text);
    const found = this.classifier === null ? null : (await this.classifier.classify(reading)).value;
    return {
      fingerprint: this.duplicates.fingerprint(reading, history),
      ticket: {
        ...NOTHING_FOUND,
        id: historyId(createdAt, externalId),
        ...text,
        externalId,
        customerId,
        customerEmail,
        metadata,
        status,
        // Nothing waits for the workflow and nothing went wrong in it; where it never ran, `processed_at` is empty.
        triageStatus: 'completed',
        language: reading.language,
        ...labelsOf(history, found),
        classification: found,
        createdAt,
        processedAt: found === null ? null : new Date(),
      },
    };
  }
}

/** The desk's word stands; nobody has to look at what the desk said itself. */
function labelsOf(
  { category, severity, team }: HistoryTicket,
  found: Classification | null,
): Pick<NewTicket, 'category' | 'severity' | 'assignedTeam' | 'needsReview'> {
  const isTold = category !== null && severity !== null;
  return {
    category: category ?? found?.category ?? null,
    severity: severity ?? found?.severity ?? null,
    assignedTeam: team,
    needsReview: !isTold && found?.needsReview === true,
  };
}
