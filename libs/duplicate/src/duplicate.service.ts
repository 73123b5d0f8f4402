import { type StageAnswer } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { type TicketReading } from '@app/text';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Customer } from './customer.js';
import { DeskWords } from './desk-words.js';
import { Meanings, type Near } from './dense/meanings.service.js';
import { duplicatesFile, type DuplicateSettings } from './duplicate.config.js';
import { DuplicateStore, type IndexedTicket } from './duplicate.store.js';
import { type Fingerprint, fingerprintOf } from './fingerprint.js';
import { PostingsMerger } from './postings/postings-merger.service.js';
import {
  type DuplicateVerdict,
  type FoundMatch,
  rankedMatches,
  relatedAmong,
  verdictOn,
  withStanding,
} from './verdict.js';

const DAY = 24 * 60 * 60 * 1000;

export interface SearchScope {
  /** The ticket itself, where it is stored already. */
  readonly excludeId?: string;
  /** Only tickets that came in before this moment. */
  readonly before: Date;
  /** Tickets that the desk said it is no duplicate of. */
  readonly rejected?: ReadonlySet<string>;
  /** Related tickets at most, up to twenty; else five. */
  readonly limit?: number;
}

/** Finds the older tickets that say the same as a new one. */
@Injectable()
export class DuplicateService {
  private readonly settings: DuplicateSettings;
  private readonly deskWords: DeskWords;
  private fittedAt: number | null = null;

  constructor(
    config: DeskConfig,
    private readonly store: DuplicateStore,
    private readonly merger: PostingsMerger,
    private readonly meanings: Meanings,
  ) {
    this.settings = config.section(duplicatesFile);
    this.deskWords = DeskWords.of(this.settings);
  }

  fingerprint(reading: TicketReading, who: Customer): Fingerprint {
    const meaning = this.meanings.of(reading);
    return Object.assign(fingerprintOf(reading, who, this.deskWords), meaning && { meaning });
  }

  async search(fingerprint: Fingerprint, scope: SearchScope): Promise<StageAnswer<DuplicateVerdict>> {
    const { near, matches } = this.seek(fingerprint, scope);
    const related = relatedAmong(await matches, this.settings.related_at, scope.limit);
    const closed = await this.store.closedAmong(related.map(({ ticketId }) => ticketId));
    const standing = related.map((match) => withStanding(match, closed));
    return { ...(await near), value: verdictOn(standing, this.duplicateAt) };
  }

  /** The older tickets most like a text, best first, whatever their score. */
  async ranked(fingerprint: Fingerprint, scope: SearchScope): Promise<FoundMatch[]> {
    return this.seek(fingerprint, scope).matches;
  }

  /** From which score on a match is called a duplicate. */
  get duplicateAt(): number {
    return this.fittedAt ?? this.settings.duplicate_at;
  }

  /** @param score what the desk's own links say; null for what stands in the configuration */
  useThreshold(score: number | null): void {
    this.fittedAt = score;
  }

  /** Adds tickets to the index, in the transaction that stores them; a ticket that is known already stays as it is. */
  async remember(manager: EntityManager, entries: readonly IndexedTicket[]): Promise<void> {
    await this.store.insertMany(manager, entries);
    await this.meanings.remember(manager, entries);
  }

  /**
   * Puts the stored tickets into the index, which searches do by themselves when some hundred wait; worth calling by who
   * stores thousands without searching.
   *
   * @param atOnce tickets in one transaction; the more, the less each costs
   */
  async indexStored(atOnce?: number): Promise<void> {
    await this.merger.mergeAll(atOnce);
  }

  /** By meaning and by words at the same time: the model takes longer than the database. */
  private seek(
    fingerprint: Fingerprint,
    { excludeId, before, rejected }: SearchScope,
  ): { readonly near: Promise<StageAnswer<Near>>; readonly matches: Promise<FoundMatch[]> } {
    const { near_window_days: days, candidates: limit, same_customer_bonus, meaning_bonus } = this.settings;
    const scope = { excludeId: excludeId ?? null, before, since: new Date(before.getTime() - days * DAY) };
    const near = this.meanings.near(fingerprint.meaning, scope);
    const candidates = this.store.candidates({ ...scope, fingerprint, limit, near: near.then(({ value }) => value) });
    const matches = candidates.then(({ tickets, corpus }) => {
      const allowed = tickets.filter(({ root }) => rejected?.has(root.ticketId) !== true);
      const bonuses = { sameCustomer: same_customer_bonus, meaning: meaning_bonus };
      return rankedMatches(fingerprint, { tickets: allowed, corpus }, bonuses, before);
    });
    return { near, matches };
  }
}
