import { AppError } from '@app/domain';
import { DeskConfig, Metrics } from '@app/platform';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { shownTerms } from './common-terms.js';
import { IncidentListStore, type IncidentRow } from './incident-list.store.js';
import { incidentsFile, type IncidentSettings } from './incident.config.js';
import { type Incident, type IncidentDetail, type IncidentList, type IncidentListQuery } from './incident.dto.js';
import { IncidentStore } from './incident.store.js';
import { suggestedSeverity } from './suggested-severity.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MOST_TICKETS = 500;

/** Incidents, listed and shown; tidies up what is too old to tell what is usual. */
@Injectable()
export class IncidentsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Incidents');
  private readonly settings: IncidentSettings;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    config: DeskConfig,
    private readonly store: IncidentListStore,
    private readonly members: IncidentStore,
    metrics: Metrics,
  ) {
    this.settings = config.section(incidentsFile);
    const openNow = (): Promise<number> => store.count(this.openSince());
    metrics.gauge({
      name: 'incidents_open',
      help: 'Incidents that are open, in all processes together.',
      async collect() {
        // Without a database there is nothing to say; the figures beside this one still count.
        await openNow().then(
          (count) => this.set(count),
          () => this.reset(),
        );
      },
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), HOUR_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async list({ open, page, pageSize }: IncidentListQuery): Promise<IncidentList> {
    const since = open === 'true' ? this.openSince() : undefined;
    const [total, rows] = await Promise.all([
      this.store.count(since),
      this.store.list(since, pageSize, (page - 1) * pageSize),
    ]);
    return { items: rows.map((row) => this.shown(row)), total, page, pageSize, pages: Math.ceil(total / pageSize) };
  }

  /** @throws AppError for an unknown incident */
  async detail(id: string): Promise<IncidentDetail> {
    const [row, tickets] = await Promise.all([this.store.find(id), this.store.ticketsOf(id, MOST_TICKETS)]);
    if (row === undefined) throw new AppError('not_found', 'incident_not_found', `There is no incident ${id}.`);
    return { ...this.shown(row), tickets };
  }

  private shown({ terms, lastQuarter, quarterBefore, ...row }: IncidentRow): Incident {
    const isOpen = row.lastSeenAt >= this.openSince();
    return {
      ...row,
      status: row.mergedInto === null ? (isOpen ? 'open' : 'closed') : 'merged',
      growth: { lastQuarter, quarterBefore },
      commonTerms: shownTerms(terms),
      suggestedSeverity: suggestedSeverity(this.settings, row.customerCount),
    };
  }

  /** An incident is open while its newest ticket is in the window. */
  private openSince(): Date {
    return new Date(Date.now() - this.settings.window_minutes * MINUTE_MS);
  }

  private async tidy(): Promise<void> {
    try {
      // A process that was killed while it stored a ticket could not take it out again.
      const now = Date.now();
      await this.members.withdraw(await this.store.neverStored(new Date(now - DAY_MS), new Date(now - HOUR_MS)));
      await this.store.forgetSignals(new Date(now - (this.settings.history_days + 1) * DAY_MS));
    } catch (error) {
      this.logger.warn({ msg: 'old signals and tickets that were never stored are not removed', err: error });
    }
  }
}
