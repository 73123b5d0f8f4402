import { type DuplicateService, type Fingerprint } from '@app/duplicate';
import { type NewTicket, NOTHING_FOUND, type TicketsRepository } from '@app/tickets';
import { readTicket } from '@app/text';
import { type DataSource } from 'typeorm';
import { type Report } from '../input/report.js';

/** A report, and for a query what was found: ids with scores, best first. */
export interface Played {
  readonly report: Report;
  readonly ranked: readonly (readonly [id: string, score: number])[] | null;
}

const AT_ONCE = 100;
const NOBODY = { customerId: null, customerEmail: null };

/** Stores reports as they came in, and searches for some of them. Each stands for itself: no verdict is kept. */
export class ReportHistory {
  private readonly idOf = new Map<string, string>();

  constructor(
    private readonly database: DataSource,
    private readonly tickets: TicketsRepository,
    private readonly duplicates: DuplicateService,
  ) {}

  /** @param reports oldest first; those of one batch do not see the later ones of it either */
  async *play(reports: readonly Report[], isQuery: (report: Report) => boolean): AsyncGenerator<Played> {
    for (let start = 0; start < reports.length; start += AT_ONCE) {
      const batch = reports.slice(start, start + AT_ONCE).map((report) => ({
        report,
        fingerprint: this.duplicates.fingerprint(readTicket(report), NOBODY),
      }));
      await this.store(batch);
      for (const { report, fingerprint } of batch)
        yield { report, ranked: isQuery(report) ? await this.ranked(report, fingerprint) : null };
    }
  }

  private async store(batch: readonly { report: Report; fingerprint: Fingerprint }[]): Promise<void> {
    for (const { report } of batch) this.idOf.set(report.ticketId, report.id);
    // Where an embedding model is set, the service knows a ticket's vector before it stores it.
    await Promise.all(batch.map(async ({ fingerprint }) => fingerprint.meaning?.place()));
    await this.database.transaction(async (manager) => {
      await this.tickets.insertMany(
        manager,
        batch.map(({ report }) => toTicket(report)),
      );
      await this.duplicates.remember(
        manager,
        batch.map(({ report: { ticketId, createdAt }, fingerprint }) => ({
          ticketId,
          createdAt,
          fingerprint,
          duplicateOf: null,
        })),
      );
    });
    // Otherwise counts of words would depend on how far the merging in the background happens to be.
    await this.duplicates.indexStored();
  }

  private async ranked(report: Report, fingerprint: Fingerprint): Promise<[string, number][]> {
    const scope = { before: report.createdAt, excludeId: report.ticketId };
    const matches = await this.duplicates.ranked(fingerprint, scope);
    return matches.map(({ ticketId, similarityScore }) => [this.idOf.get(ticketId) ?? '', similarityScore]);
  }
}

function toTicket({ ticketId, id, createdAt, subject, body }: Report): NewTicket {
  return {
    ...NOTHING_FOUND,
    id: ticketId,
    subject,
    body,
    externalId: id,
    customerId: null,
    customerEmail: null,
    metadata: {},
    triageStatus: 'completed',
    createdAt,
    processedAt: null,
  };
}
