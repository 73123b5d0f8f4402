import { type Lesson } from '@app/learning';
import { Logger } from '@nestjs/common';
import { type HistoryStore } from './history.store.js';
import { type HistoryTicket } from './history-ticket.js';

type Batches = AsyncIterable<readonly HistoryTicket[]> | Iterable<readonly HistoryTicket[]>;

/** Imports a history batch by batch; the next one is prepared while one is being stored. */
export class HistoryImporter {
  /** Valid lines so far. */
  read = 0;
  imported = 0;
  /** Lines kept as corrections to learn from. */
  lessons = 0;
  private readonly logger = new Logger('Import');
  readonly taught = new Set<'category' | 'severity'>();

  /** @param keepLessons null: nothing is kept to learn from */
  constructor(
    private readonly store: Pick<HistoryStore, 'prepare' | 'store' | 'index'>,
    private readonly keepLessons: ((lessons: readonly Lesson[]) => Promise<void>) | null,
  ) {}

  /** Whatever ends it but the database, batches that were begun are stored and indexed when it ends. */
  async import(batches: Batches, stop: AbortSignal): Promise<void> {
    let storing = Promise.resolve();
    try {
      for await (const batch of batches) {
        // Before the tickets: a run that is killed in between keeps the lessons once more, and misses none.
        await this.learnFrom(batch);
        const prepared = await this.store.prepare(batch);
        await storing;
        if (stop.aborted) return;
        this.read += batch.length;
        storing = this.store.store(prepared).then((count) => this.stored(count));
        // Whoever waits for it is told; until then a failure is no unhandled rejection.
        storing.catch(() => undefined);
      }
    } finally {
      await storing;
      await this.store.index();
    }
  }

  private stored(count: number): void {
    this.imported += count;
    this.logger.debug({ msg: 'a batch is stored', imported: this.imported });
  }

  private async learnFrom(batch: readonly HistoryTicket[]): Promise<void> {
    if (this.keepLessons === null) return;
    const lessons = new Map<string, Lesson>();
    for (const { externalId: id, text, category, severity } of batch) {
      if ((category === null && severity === null) || lessons.has(id)) continue;
      lessons.set(id, { id, ...text, category, severity });
      if (category !== null) this.taught.add('category');
      if (severity !== null) this.taught.add('severity');
    }
    if (lessons.size > 0) await this.keepLessons([...lessons.values()]);
    this.lessons += lessons.size;
  }
}
