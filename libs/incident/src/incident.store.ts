import { Batcher, preparedQuery } from '@app/database';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { commonTerms, type TermCounts } from './common-terms.js';
import { type Evidence, type Kin, type Span, type TermUse } from './evidence.js';
import {
  EVIDENCE,
  JOIN,
  LOCK,
  MERGE,
  MERGE_TICKETS,
  OPEN,
  RECENT,
  RECORD,
  TERMS_BY_DOC,
  TERMS_OF,
  WITHDRAW,
} from './incident.queries.js';
import { type Judgement } from './judgement.js';
import { type Signal } from './signal.js';

/** A ticket as the watch sees it. */
export interface Sighting {
  readonly ticketId: string;
  readonly seenAt: Date;
  readonly signal: Signal;
}

/** The incident that a ticket belongs to, as it stands right after. */
export interface Membership {
  readonly incidentId: string;
  readonly customerCount: number;
}

/** How far window and history reach back. */
export interface Lengths {
  readonly windowMs: number;
  readonly historyMs: number;
}

interface EvidenceRow {
  readonly recent: string | null;
  readonly usual: string | null;
  readonly first: number;
  readonly window: number;
  readonly lately: number;
}

const SIGHTINGS_PER_STATEMENT = 100;

/** What tickets were seen, and the incidents that they make up. */
@Injectable()
export class IncidentStore implements OnModuleDestroy {
  private readonly batcher = new Batcher<Sighting, number>((sightings) => this.write(sightings), {
    maxSize: SIGHTINGS_PER_STATEMENT,
  });

  constructor(private readonly database: DataSource) {}

  /** @returns the ticket's number, once every process can see it */
  record(sighting: Sighting): Promise<number> {
    return this.batcher.add(sighting);
  }

  async onModuleDestroy(): Promise<void> {
    await this.batcher.drain();
  }

  /** Who else used a ticket's terms, and where its window and history begin. */
  async uses(
    terms: readonly number[],
    { seenAt }: Sighting,
    doc: number,
    { windowMs, historyMs }: Lengths,
  ): Promise<{ readonly terms: readonly TermUse[]; readonly span: Span }> {
    const before = (ms: number): Date => new Date(seenAt.getTime() - ms);
    const values = [terms, before(historyMs), before(windowMs), before(windowMs / 4), doc];
    const rows = await preparedQuery<EvidenceRow>(this.database, { name: 'incident_evidence', text: EVIDENCE }, values);
    const { first = doc, window = doc, lately = doc } = rows[0] ?? {};
    return {
      terms: rows.map(({ recent, usual }) => ({ recent: usesOf(recent), usual: usesOf(usual) })),
      span: { first, window, lately, now: doc },
    };
  }

  /** The terms of other tickets, with who used them. */
  async kin(
    docs: readonly number[],
    sighting: Sighting,
    { terms, span }: Pick<Evidence, 'terms' | 'span'>,
    lengths: Lengths,
  ): Promise<Kin> {
    const rows = await this.database.query<{ doc: number; terms: number[] }[]>(TERMS_BY_DOC, [docs]);
    const known = new Map(sighting.signal.terms.map((term, place) => [term, terms[place]]));
    const unknown = [...new Set(rows.flatMap((row) => row.terms))].filter((term) => !known.has(term));
    const found = await this.uses(unknown, sighting, span.now, lengths);
    unknown.forEach((term, place) => known.set(term, found.terms[place]));
    return new Map(rows.map((row) => [row.doc, row.terms.flatMap((term) => known.get(term) ?? [])]));
  }

  async recent(terms: Iterable<TermUse>, manager?: EntityManager): Promise<Evidence['recent']> {
    const docs = [...new Set([...terms].flatMap(({ recent }) => recent.map(({ doc }) => doc)))];
    type Row = { readonly recent: string | null };
    const [row] =
      manager === undefined
        ? await preparedQuery<Row>(this.database, { name: 'incident_recent', text: RECENT }, [docs])
        : await manager.query<Row[]>(RECENT, [docs]);
    return recentOf(row?.recent ?? '');
  }

  /** Decides again with nobody else deciding, and does it. */
  async settle(
    evidence: Omit<Evidence, 'recent'>,
    kin: Kin,
    { seenAt, signal }: Sighting,
    judge: (recent: Evidence['recent']) => Judgement | null,
  ): Promise<Membership | null> {
    return this.database.transaction(async (manager) => {
      await manager.query(LOCK);
      const judgement = judge(await this.recent([evidence.terms, ...kin.values()].flat(), manager));
      if (judgement === null) return null;
      const { incidents, joining } = judgement;
      const [id = await this.open(manager, seenAt), ...same] = incidents;
      for (const other of same) {
        await manager.query(MERGE_TICKETS, [id, other]);
        await manager.query(MERGE, [id, other]);
      }
      const stored = await manager.query<{ terms: TermCounts }[]>(TERMS_OF, [[id, ...same]]);
      const known = stored.map(({ terms }) => terms);
      const terms = commonTerms(known, { evidence, signal, members: judgement.members });
      await manager.query(JOIN, [id, [...joining, evidence.span.now], JSON.stringify(terms)]);
      const [now] = await manager.query<[{ customerCount: number }]>(TERMS_OF, [[id]]);
      return { incidentId: id, customerCount: now.customerCount };
    });
  }

  /** Takes tickets out of their incidents. */
  async withdraw(ticketIds: readonly string[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(LOCK);
      await manager.query(WITHDRAW, [ticketIds]);
    });
  }

  private async open(manager: EntityManager, at: Date): Promise<string> {
    const id = uuidv7();
    await manager.query(OPEN, [id, at]);
    return id;
  }

  private async write(sightings: readonly Sighting[]): Promise<number[]> {
    const rows = await this.database.query<{ ticketId: string; doc: number }[]>(RECORD, columnsOf(sightings));
    const docs = new Map(rows.map(({ ticketId, doc }) => [ticketId, doc]));
    return sightings.map(({ ticketId }) => docs.get(ticketId) ?? 0);
  }
}

/** One array for each column. */
export const columnsOf = (sightings: readonly Sighting[]): unknown[][] => [
  sightings.map(({ ticketId }) => ticketId),
  sightings.map(({ seenAt }) => seenAt),
  sightings.map(({ signal }) => signal.customer),
  // PostgreSQL has no array of arrays of unequal length, so each travels as its text.
  sightings.map(({ signal }) => `{${signal.terms.join(',')}}`),
];

/** "7 12 5 9" is ticket 7 with 12 terms and ticket 5 with 9. */
/** @param list as by `RECENT` */
function recentOf(list: string): Evidence['recent'] {
  const entries = list === '' ? [] : list.split(',');
  return new Map(
    entries.map((entry) => {
      const [doc = '', customer = '', incidentId = null] = entry.split(' ');
      return [Number(doc), { customer, incidentId }];
    }),
  );
}

function usesOf(list: string | null): TermUse['recent'] {
  if (list === null) return [];
  const numbers = list.split(' ').map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, place) => ({
    doc: numbers[place * 2] ?? 0,
    size: numbers[place * 2 + 1] ?? 0,
  }));
}
