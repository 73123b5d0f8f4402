import { answered, type StageAnswer } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { tokenize, type TicketReading } from '@app/text';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Customer } from './customer.js';
import { duplicatesFile, type DuplicateSettings } from './duplicate.config.js';
import { DuplicateStore, type IndexedTicket } from './duplicate.store.js';
import { type Fingerprint, fingerprintOf } from './fingerprint.js';
import { termOf } from './term.js';
import { type DuplicateVerdict, rankedMatches, verdictOn } from './verdict.js';

const DAY = 24 * 60 * 60 * 1000;

export interface SearchScope {
  /** The ticket itself, where it is stored already. */
  readonly excludeId?: string;
  /** Only tickets that came in before this moment. */
  readonly before: Date;
}

/** Finds the older tickets that say the same as a new one. */
@Injectable()
export class DuplicateService {
  private readonly settings: DuplicateSettings;
  private readonly commonTerms: ReadonlySet<number>;

  constructor(
    config: DeskConfig,
    private readonly store: DuplicateStore,
  ) {
    this.settings = config.section(duplicatesFile);
    const words = Object.values(this.settings.common_words).flatMap(tokenize);
    this.commonTerms = new Set(words.flatMap(({ word, stem }) => [termOf(word), termOf(stem)]));
  }

  fingerprint(reading: TicketReading, who: Customer): Fingerprint {
    return fingerprintOf(reading, who, this.commonTerms);
  }

  async search(fingerprint: Fingerprint, { excludeId, before }: SearchScope): Promise<StageAnswer<DuplicateVerdict>> {
    const {
      near_window_days: days,
      candidates: limit,
      duplicate_at: duplicateAt,
      related_at: relatedAt,
    } = this.settings;
    const candidates = await this.store.candidates({
      fingerprint,
      excludeId: excludeId ?? null,
      before,
      since: new Date(before.getTime() - days * DAY),
      limit,
    });
    const matches = rankedMatches(fingerprint, candidates, this.settings.same_customer_bonus);
    return answered(verdictOn(matches, { duplicateAt, relatedAt }));
  }

  /** Adds tickets to the index, in the transaction that stores them; a ticket that is known already stays as it is. */
  async remember(manager: EntityManager, entries: readonly IndexedTicket[]): Promise<void> {
    await this.store.insertMany(manager, entries);
  }
}
