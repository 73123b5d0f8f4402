import { ClassificationService } from '@app/classification';
import { DuplicateService } from '@app/duplicate';
import { type Lesson } from '@app/learning';
import { TicketsRepository } from '@app/tickets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { HistoryImporter } from '../../apps/cli/src/import/history.importer.js';
import { HistoryStore } from '../../apps/cli/src/import/history.store.js';
import { type HistoryTicket } from '../../apps/cli/src/import/history-ticket.js';
import { anApp, type TestApp } from './an-app.js';

const REFUND = {
  subject: 'Charged twice',
  body: 'I was charged twice for invoice INV-20417, please refund one of the two payments.',
};
const aHistoryTicket = (changes: Partial<HistoryTicket> = {}): HistoryTicket => ({
  externalId: 'ZD-1',
  text: REFUND,
  createdAt: new Date('2024-03-01T10:00:00.000Z'),
  status: 'resolved',
  category: null,
  severity: null,
  team: null,
  customerId: 'C-1',
  customerEmail: null,
  metadata: { channel: 'phone' },
  ...changes,
});
const many = (count: number, from = 0): HistoryTicket[] =>
  Array.from({ length: count }, (_, i) =>
    aHistoryTicket({ externalId: `ZD-${from + i}`, createdAt: new Date(Date.UTC(2024, 1, 1) + (from + i) * 60_000) }),
  );

interface Ticket {
  readonly id: string;
  readonly external_id: string;
}

describe('A history that was imported', () => {
  let app: TestApp;
  let store: HistoryStore;
  let classifying: HistoryStore;

  beforeAll(async () => {
    app = await anApp();
    store = aStore(null);
    classifying = aStore(app.nest.get(ClassificationService));
  });
  afterAll(() => app.close());
  beforeEach(() => app.nest.get(DataSource).query('truncate tickets cascade'));

  function aStore(classifier: Pick<ClassificationService, 'classify'> | null): HistoryStore {
    const services = [DataSource, TicketsRepository, DuplicateService] as const;
    const [dataSource, tickets, duplicates] = services.map((each) => app.nest.get<never>(each));
    return new HistoryStore(dataSource!, tickets!, duplicates!, classifier);
  }
  async function imported(batches: readonly HistoryTicket[][], into = store): Promise<HistoryImporter> {
    const importer = new HistoryImporter(into, null);
    await importer.import(batches, new AbortController().signal);
    return importer;
  }
  const list = async (query = ''): Promise<Ticket[]> => {
    const page = await request(app.server).get(`/api/v1/tickets?page_size=100${query}`).expect(200);
    return (page.body as { items: Ticket[] }).items;
  };

  it('is listed as the desk had it, newest first, and nothing claims that the workflow ran', async () => {
    const told = { category: 'billing', severity: 'low', team: 'billing_team', status: 'in_progress' } as const;
    const late = aHistoryTicket({ ...told, externalId: 'ZD-9', createdAt: new Date('2025-01-01T00:00:00Z') });
    await imported([[late, aHistoryTicket()]]);
    const items = await list();
    expect(items).toMatchObject([
      {
        external_id: 'ZD-9',
        status: 'in_progress',
        category: 'billing',
        severity: 'low',
        assigned_team: 'billing_team',
        created_at: '2025-01-01T00:00:00.000Z',
      },
      {
        external_id: 'ZD-1',
        status: 'resolved',
        customer_id: 'C-1',
        triage_status: 'completed',
        language: 'en',
        category: null,
        severity: null,
        assigned_team: null,
        needs_review: false,
        processed_at: null,
      },
    ]);
    expect(items.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).reverse());
    const detail = await request(app.server).get(`/api/v1/tickets/${items[1]!.id}`).expect(200);
    expect(detail.body).toMatchObject({
      ...REFUND,
      metadata: { channel: 'phone' },
      classification: null,
      routing: null,
      workflow_runs: [],
    });
    expect(await list('&q=invoice&status=resolved')).toMatchObject([{ external_id: 'ZD-1' }]);
  });

  it('is found again: the same text, sent today, is a duplicate of it', async () => {
    await imported([[aHistoryTicket()]]);
    const result = await request(app.server)
      .post('/api/v1/workflow/process')
      .send({ ticket: { ...REFUND, customer_id: 'C-1' } })
      .expect(200);
    expect(result.body).toMatchObject({ duplicate_of: (await list('&external_id=ZD-1'))[0]!.id });
  });

  it('is in the duplicate index when the import ends, whatever an earlier one had left waiting', async () => {
    const waiting = async (): Promise<number> =>
      (await app.nest.get(DataSource).query<unknown[]>('select from duplicate_waiting')).length;
    await store.store(await store.prepare(many(5)));
    expect(await waiting()).toBeGreaterThanOrEqual(5);
    await imported([many(10)]);
    expect(await waiting()).toBe(0);
  });

  it('is there once, however often it is imported, and the first line with an id stands', async () => {
    await imported([many(30)]);
    const before = await list();
    const other = aHistoryTicket({ externalId: 'ZD-40', text: { subject: 'Other', body: 'Other' } });
    const again = await imported([many(35), [...many(10, 35), other], [other]]);
    expect(again).toMatchObject({ read: 47, imported: 15 });
    const after = await list();
    expect(after).toHaveLength(45);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(await list('&external_id=ZD-40')).toMatchObject([{ subject: REFUND.subject }]);
  });

  it('leaves a ticket alone that the desk had sent itself', async () => {
    const sent = { ticket: { subject: 'Sent', body: 'Sent live', external_id: 'ZD-3' } };
    await request(app.server).post('/api/v1/workflow/process').send(sent).expect(200);
    expect((await imported([many(5)])).imported).toBe(4);
    expect(await list('&external_id=ZD-3')).toMatchObject([{ subject: 'Sent' }]);
  });

  it('is there once where two imports run side by side', async () => {
    const batches = [0, 1, 2, 3].map((batch) => many(20, batch * 20));
    const [one, other] = await Promise.all([imported(batches), imported(batches)]);
    expect(one.imported + other.imported).toBe(80);
    const ids = (await list()).map((ticket) => ticket.external_id);
    expect([ids.length, new Set(ids).size]).toEqual([80, 80]);
  });

  it('has each batch whole or not at all', async () => {
    // No database keeps U+0000; the reader takes it out.
    const broken = [...many(10, 10), aHistoryTicket({ externalId: 'ZD-x', customerId: 'a\0b' })];
    await expect(imported([many(10), broken, many(10, 30)])).rejects.toThrow();
    expect(await list()).toHaveLength(10);
    const [row] = await app.nest
      .get(DataSource)
      .query<{ count: number }[]>('select count(*)::int from duplicate_fingerprints');
    expect(row).toEqual({ count: 10 });
  });

  it('is classified offline as far as the desk did not do it itself', async () => {
    const labelled = aHistoryTicket({ externalId: 'ZD-2', category: 'account', severity: 'low' });
    await imported([[aHistoryTicket(), labelled]], classifying);
    expect(await list('&external_id=ZD-1')).toMatchObject([{ category: 'billing', severity: expect.any(String) }]);
    const [told] = await list('&external_id=ZD-2');
    expect(told).toMatchObject({ category: 'account', severity: 'low', needs_review: false });
    const detail = await request(app.server).get(`/api/v1/tickets/${told!.id}`);
    expect(detail.body).toMatchObject({
      classification: { category: 'billing', source: expect.stringMatching(/rules|learned/) },
    });
  });

  it('leaves the database its turns while a batch is prepared', async () => {
    let [turns, isOver] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    const seen: number[] = [];
    const classifier = app.nest.get(ClassificationService);
    const slow = aStore({
      classify: (ticket) => {
        seen.push(turns);
        for (const until = performance.now() + 2; performance.now() < until;);
        return classifier.classify(ticket);
      },
    });
    turn();
    await slow.prepare(many(20));
    isOver = true;
    expect(seen.at(-1)! - seen[0]!).toBeGreaterThan(4);
  });

  it('teaches its labels, even those of tickets that are there already', async () => {
    const labelled = many(4).map((ticket, i) => ({ ...ticket, category: i < 3 ? 'billing' : null }));
    await imported([labelled]);
    const kept: Lesson[] = [];
    const importer = new HistoryImporter(store, (lessons) => {
      kept.push(...lessons);
      return Promise.resolve();
    });
    await importer.import([[...labelled, labelled[0]!]], new AbortController().signal);
    expect(kept.map(({ id, category }) => [id, category])).toEqual([
      ['ZD-0', 'billing'],
      ['ZD-1', 'billing'],
      ['ZD-2', 'billing'],
    ]);
    expect(importer).toMatchObject({ imported: 0, lessons: 3, taught: new Set(['category']) });
  });

  it('stops where it is told, with what was begun stored', async () => {
    const stop = new AbortController();
    const importer = new HistoryImporter(store, null);
    await importer.import(
      (function* () {
        yield many(10);
        stop.abort();
        yield many(10, 10);
      })(),
      stop.signal,
    );
    expect([importer.imported, (await list()).length]).toEqual([10, 10]);
  });
});
