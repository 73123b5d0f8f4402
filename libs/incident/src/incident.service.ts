import { DeskConfig } from '@app/platform';
import { type TicketReading } from '@app/text';
import { Injectable } from '@nestjs/common';
import { closest } from './burst.js';
import { type Evidence } from './evidence.js';
import { incidentsFile, type IncidentSettings } from './incident.config.js';
import { IncidentStore, type Membership, type Sighting } from './incident.store.js';
import { judge, type Judgement } from './judgement.js';
import { SameWords } from './same-words.js';
import { signalOf } from './signal.js';
import { suggestedSeverity } from './suggested-severity.js';

/** What a ticket is told of its incident. */
export interface KnownIncident {
  readonly incidentId: string;
  /** From so many customers on, the desk's file suggests this severity for all of them; null under the first step. */
  readonly suggestedSeverity: string | null;
}

export interface NewTicket {
  readonly ticketId: string;
  readonly seenAt: Date;
  readonly reading: TicketReading;
  readonly customerId: string | null;
  readonly customerEmail: string | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Watches the tickets as they come in for several customers reporting one thing. */
@Injectable()
export class IncidentService {
  private readonly settings: IncidentSettings;
  private readonly sameWords: SameWords;

  constructor(
    config: DeskConfig,
    private readonly store: IncidentStore,
  ) {
    this.settings = config.section(incidentsFile);
    this.sameWords = new SameWords(this.settings.same_words);
  }

  /** Whether a ticket of an incident gets the severity that is suggested for all of them. */
  get raisesMembers(): boolean {
    return this.settings.raise_members;
  }

  /**
   * Takes a ticket in, and says which incident it belongs to, at this moment: one that was open, or one that it opens.
   * Of tickets that come in side by side, the last one sees all the others.
   */
  async observe({ ticketId, seenAt, reading, ...sender }: NewTicket): Promise<KnownIncident | null> {
    const found = await this.watch({ ticketId, seenAt, signal: signalOf(reading, sender, this.sameWords) });
    if (found === null) return null;
    const { incidentId, customerCount } = found;
    return { incidentId, suggestedSeverity: suggestedSeverity(this.settings, customerCount) };
  }

  /** Takes a ticket out of its incident again, as it could not be stored. */
  async withdraw(ticketId: string): Promise<void> {
    await this.store.withdraw([ticketId]);
  }

  /** As `observe`, for what is a signal already. */
  async watch(sighting: Sighting): Promise<Membership | null> {
    const { window_minutes, history_days, least_customers } = this.settings;
    const doc = await this.store.record(sighting);
    const lengths = { windowMs: window_minutes * MINUTE, historyMs: history_days * DAY };
    const uses = await this.store.uses(sighting.signal.terms, sighting, doc, lengths);
    const evidence = { customer: sighting.signal.customer, ...uses };
    const others = new Set(uses.terms.flatMap(({ recent }) => recent.map((use) => use.doc)));
    if (others.size < least_customers - 1) return null;
    const near = closest({ ...evidence, recent: await this.store.recent(uses.terms) }, least_customers);
    if (near.length === 0) return null;
    const kin = await this.store.kin(near, sighting, uses, lengths);
    const decide = (recent: Evidence['recent']): Judgement | null =>
      judge({ ...evidence, recent }, kin, least_customers);
    if (decide(await this.store.recent([uses.terms, ...kin.values()].flat())) === null) return null;
    return this.store.settle(evidence, kin, sighting, decide);
  }
}
