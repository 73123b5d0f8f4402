import { DatabaseService } from '@app/database';
import { duplicatesFile, DuplicateService } from '@app/duplicate';
import { DeskConfig, Metrics } from '@app/platform';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LinksStore } from '../links.store.js';
import { fitThreshold, type ThresholdFit } from './fit-threshold.js';
import { type DuplicateThreshold } from './threshold.dto.js';

const TICK_MS = 2_000;
/** The newest tell most about the desk as it is now. */
const MOST_PAIRS = 5_000;

/** Keeps the threshold of this process fitted to what the desk said, in whichever process it said it. */
@Injectable()
export class FittedThreshold implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Links');
  private readonly gauge;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;
  private seen: string | null = null;
  private fit: ThresholdFit;
  private pairs = 0;

  constructor(
    private readonly store: LinksStore,
    private readonly duplicates: DuplicateService,
    private readonly database: DatabaseService,
    private readonly desk: DeskConfig,
    metrics: Metrics,
  ) {
    this.fit = fitThreshold([], this.aims);
    this.gauge = metrics.gauge({
      name: 'duplicate_threshold',
      help: 'From which score on a match is called a duplicate in this process.',
      collect() {
        this.set(duplicates.duplicateAt);
      },
    });
    this.gauge.set(duplicates.duplicateAt);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refreshSoon();
    this.timer = setInterval(() => void this.refreshSoon(), TICK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.refreshing;
  }

  /** Looks whether the desk said something new; never rejects. */
  refreshSoon(): Promise<void> {
    if (!this.database.isReady) return Promise.resolve();
    this.refreshing ??= this.refresh()
      .catch((error: unknown) => this.logger.warn({ msg: 'the threshold waits for the database', err: error }))
      .finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  /** What holds now, with the desk's newest word. */
  async current(): Promise<DuplicateThreshold> {
    await this.refreshing;
    await this.refresh();
    const { basis, inForce, evidence } = this.fit;
    const { precision: targetPrecision, minimumLinks, cautious: defaultThreshold } = this.aims;
    return { threshold: inForce, basis, defaultThreshold, targetPrecision, minimumLinks, judged: this.pairs, evidence };
  }

  private async refresh(): Promise<void> {
    const newest = await this.store.newest();
    if (newest === this.seen) return;
    const pairs = await this.store.judged(MOST_PAIRS);
    this.fit = fitThreshold(
      pairs.map(({ score, verdict }) => ({ score, isDuplicate: verdict === 'confirmed' })),
      this.aims,
    );
    this.duplicates.useThreshold(this.fit.basis === 'default' ? null : this.fit.inForce);
    this.pairs = pairs.length;
    this.seen = newest;
  }

  private get aims(): Parameters<typeof fitThreshold>[1] {
    const {
      fit_precision: precision,
      fit_minimum_links: minimumLinks,
      duplicate_at,
    } = this.desk.section(duplicatesFile);
    return { precision, minimumLinks, cautious: duplicate_at };
  }
}
