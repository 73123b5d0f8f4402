import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { PostingsStore } from './postings.store.js';

/** Waiting tickets from which on it is worth merging them: fewer are looked at faster than they are merged. */
const WORTH_MERGING = 200;
/** Tickets that are merged in one transaction; more would hold up who waits for the embedded database's one connection. */
const AT_ONCE = 250;

/** Puts stored tickets into the index, outside the requests that stored them. */
@Injectable()
export class PostingsMerger implements OnModuleDestroy {
  private readonly logger = new Logger('Duplicates');
  private merging: Promise<void> | undefined;
  private isClosing = false;

  constructor(private readonly postings: PostingsStore) {}

  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    await this.merging;
  }

  /** Merges in the background, where enough wait; never rejects. */
  noteWaiting(tickets: number): void {
    if (tickets < WORTH_MERGING) return;
    this.merging ??= this.mergeWorthwhile()
      .catch((error: unknown) => this.logger.warn({ msg: 'the duplicate index waits for the database', err: error }))
      .finally(() => (this.merging = undefined));
  }

  /**
   * Merges all that waits.
   * @param atOnce tickets in one transaction; the more, the less each costs
   */
  async mergeAll(atOnce = AT_ONCE): Promise<void> {
    while ((await this.postings.merge(atOnce)) > 0);
  }

  private async mergeWorthwhile(): Promise<void> {
    while (!this.isClosing && (await this.postings.merge(AT_ONCE)) >= WORTH_MERGING);
  }
}
