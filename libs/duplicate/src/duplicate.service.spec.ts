import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase } from '@app/testing';
import { readTicket } from '@app/text';
import { v7 as newId } from 'uuid';
import { IndexFixture } from './duplicate-index.fixture.js';
import { CANDIDATES } from './duplicate.queries.js';
import { type DuplicateService } from './duplicate.service.js';
import { type IndexedTicket } from './duplicate.store.js';
import { type Fingerprint } from './fingerprint.js';
import { type DuplicateVerdict } from './verdict.js';

const CRASH = {
  subject: 'Viewer crashes when I open a large drawing',
  body: 'Since the update to 4.2.1 the viewer closes with ERR-5003 as soon as I load a drawing over 200 megabytes from the network folder.',
};
const INVOICE = {
  subject: 'Charged twice in March',
  body: 'Invoice INV-20311 and invoice INV-20312 both show the annual subscription. Please refund the second payment.',
};
const HELP = { subject: 'Help', body: 'Help!' };
const ANN = { customerId: 'c-1', customerEmail: 'ann@example.com' };
const BOB = { customerId: 'c-2', customerEmail: 'bob@example.com' };
const NOBODY = { customerId: null, customerEmail: null };

describe('DuplicateService', () => {
  let index: IndexFixture;
  let database: TestDatabase;
  let service: DuplicateService;
  let minute: number;

  beforeAll(async () => {
    index = await IndexFixture.create();
    ({ database, service } = index);
  });
  afterAll(() => index.close());
  beforeEach(async () => {
    minute = 0;
    await index.clear();
  });

  const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000);
  const print = (text: typeof CRASH, who: Parameters<DuplicateService['fingerprint']>[1] = NOBODY): Fingerprint =>
    service.fingerprint(readTicket(text), who);
  const store = async (entries: readonly IndexedTicket[]): Promise<void> => {
    await database.dataSource.transaction(async (manager) => {
      await manager.query('insert into tickets select unnest($1::uuid[]) on conflict do nothing', [
        entries.map(({ ticketId }) => ticketId),
      ]);
      await service.remember(manager, entries);
    });
  };
  const entry = (fingerprint: Fingerprint, changes: Partial<IndexedTicket> = {}): IndexedTicket => {
    minute += 1;
    return { ticketId: newId(), createdAt: at(minute), fingerprint, duplicateOf: null, ...changes };
  };
  const stored = async (...given: Parameters<typeof entry>): Promise<IndexedTicket> => {
    const ticket = entry(...given);
    await store([ticket]);
    return ticket;
  };
  const search = async (fingerprint: Fingerprint, before = at(1_000), excludeId?: string): Promise<DuplicateVerdict> =>
    (await service.search(fingerprint, { before, ...(excludeId !== undefined && { excludeId }) })).value;

  it('finds nothing among no tickets', async () => {
    expect(await search(print(CRASH))).toEqual({ duplicateOf: null, related: [] });
  });

  it('recognises the same text sent again, whatever its case and white space', async () => {
    const { ticketId, createdAt } = await stored(print(CRASH));
    await stored(print(INVOICE));
    const verdict = await search(print({ subject: CRASH.subject.toUpperCase(), body: `${CRASH.body}  \n` }));
    expect(verdict.duplicateOf).toEqual({
      ticketId,
      similarityScore: 1,
      sameCustomer: false,
      createdAt,
      reasons: [
        { code: 'same_text', detail: 'The text is the very same.' },
        { code: 'shared_code', detail: 'Both name ERR-5003.' },
      ],
      isOpen: true,
      possibleRegression: false,
    });
    expect(verdict.related).toEqual([verdict.duplicateOf]);
  });

  it.each([
    ['a greeting in front', { ...CRASH, body: `Hello team,\n\n${CRASH.body}` }],
    ['a typo', { ...CRASH, body: CRASH.body.replace('network', 'netwrok') }],
    ['a sentence at the end', { ...CRASH, body: `${CRASH.body} My colleague sees it too.` }],
  ])('recognises nearly the same text: %s', async (_, again) => {
    const { ticketId } = await stored(print(CRASH));
    const { duplicateOf } = await search(print(again));
    expect(duplicateOf).toMatchObject({ ticketId });
    expect(duplicateOf!.similarityScore).toBeLessThan(1);
  });

  it('says why: how much is the same, which code, which customer and how long before', async () => {
    await stored(print(CRASH, ANN), { createdAt: at(0) });
    const again = print({ ...CRASH, body: CRASH.body.replace('network folder', 'desktop') }, ANN);
    expect((await search(again, at(42))).related[0]?.reasons).toEqual([
      { code: 'similar_text', detail: expect.stringMatching(/^\d\d % of what the texts say is the same\.$/) },
      { code: 'shared_code', detail: 'Both name ERR-5003.' },
      { code: 'same_customer', detail: 'The same customer, 42 minutes before.' },
    ]);
  });

  it('never names an address, a card or an account number as a reason', async () => {
    const secrets = 'ann@example.com 4111-1111-1111-1111 DE89370400440532013000 sk-a8f3b2c9d7e1f4a5b6c8';
    const text = { subject: 'My data', body: `Please delete what you know of me: ${secrets}` };
    await stored(print(text));
    expect((await search(print(text))).duplicateOf?.reasons.map(({ code }) => code)).toEqual(['same_text']);
  });

  it.each(['resolved', 'closed'])('reads a match to a %s ticket as a possible regression', async (status) => {
    const { ticketId } = await stored(print(CRASH));
    await database.dataSource.query('update tickets set status = $1', [status]);
    expect((await search(print(CRASH))).duplicateOf).toMatchObject({
      ticketId,
      isOpen: false,
      possibleRegression: true,
    });
  });

  it('leaves out what the desk rejected', async () => {
    const { ticketId } = await stored(print(CRASH));
    const scope = { before: at(1_000), rejected: new Set([ticketId]) };
    expect((await service.search(print(CRASH), scope)).value).toEqual({ duplicateOf: null, related: [] });
  });

  it('goes by the threshold that the desk has shown, until there is none', async () => {
    await stored(print(CRASH));
    const again = print({ ...CRASH, body: `${CRASH.body} My colleague sees it too.` });
    service.useThreshold(1);
    expect(await search(again)).toMatchObject({ duplicateOf: null, related: [{ isOpen: true }] });
    service.useThreshold(null);
    expect((await search(again)).duplicateOf).not.toBeNull();
  });

  it('relates the same problem in other words without calling it a duplicate', async () => {
    const { ticketId } = await stored(print(CRASH));
    const other = {
      subject: 'Viewer very slow',
      body: 'It takes minutes to load a drawing from the network folder. Other files are quick.',
    };
    const verdict = await search(print(other));
    expect(verdict.duplicateOf).toBeNull();
    expect(verdict.related).toMatchObject([{ ticketId }]);
  });

  it('does not relate different problems, even of the same customer', async () => {
    await stored(print(CRASH, ANN));
    expect(await search(print(INVOICE, ANN))).toEqual({ duplicateOf: null, related: [] });
  });

  it.each([
    ['id', { customerId: 'c-1', customerEmail: 'other@example.com' }],
    ['address', { customerId: null, customerEmail: 'ANN@example.com' }],
  ])('weighs the same customer more, known by %s', async (_, who) => {
    const other = { ...CRASH, body: CRASH.body.replace('from the network folder', 'on Tuesday evenings') };
    await stored(print(CRASH, ANN));
    const [stranger] = (await search(print(other, BOB))).related;
    const [same] = (await search(print(other, who))).related;
    expect(stranger).toMatchObject({ sameCustomer: false });
    expect(same).toMatchObject({ sameCustomer: true });
    expect(same!.similarityScore).toBeCloseTo(0.9 * stranger!.similarityScore + 0.1, 3);
  });

  it.each([
    ['no duplicate from another customer', ANN, BOB, false],
    ['a duplicate from the same customer', ANN, ANN, true],
    ['a duplicate where the older customer is unknown', NOBODY, BOB, true],
    ['a duplicate where the newer customer is unknown', ANN, NOBODY, true],
    [
      'a duplicate where one told the id and the other the address',
      { ...ANN, customerEmail: null },
      { ...BOB, customerId: null },
      true,
    ],
  ])('calls a text that says next to nothing %s', async (_, older, newer, isDuplicate) => {
    await stored(print(HELP, older));
    expect((await search(print(HELP, newer))).duplicateOf !== null).toBe(isDuplicate);
  });

  it("finds the customer's own cry for help behind those of others", async () => {
    await stored(print(HELP, BOB));
    const { ticketId } = await stored(print(HELP, ANN));
    expect((await search(print(HELP, ANN))).duplicateOf).toMatchObject({ ticketId, sameCustomer: true });
  });

  it('points to the root of a duplicate, never along a chain', async () => {
    const root = await stored(print(CRASH));
    const second = await stored(print(CRASH), { duplicateOf: root.ticketId });
    const third = await stored(print(CRASH), { duplicateOf: second.ticketId });
    const { duplicateOf, related } = await search(print(CRASH));
    expect(duplicateOf).toMatchObject({ ticketId: root.ticketId, createdAt: root.createdAt });
    expect(related).toHaveLength(1);
    expect((await search(print(CRASH), third.createdAt, third.ticketId)).duplicateOf).toEqual(duplicateOf);
  });

  it('lets a duplicate stand for itself once its root is deleted', async () => {
    const root = await stored(print(CRASH));
    const { ticketId } = await stored(print(CRASH), { duplicateOf: root.ticketId });
    await database.dataSource.query('delete from tickets where id = $1', [root.ticketId]);
    expect((await search(print(CRASH))).duplicateOf).toMatchObject({ ticketId });
  });

  it('never finds the ticket itself, nor one that is not older', async () => {
    const { ticketId, createdAt } = await stored(print(CRASH));
    expect(await search(print(CRASH), at(1_000), ticketId)).toEqual({ duplicateOf: null, related: [] });
    expect(await search(print(CRASH), createdAt)).toEqual({ duplicateOf: null, related: [] });
  });

  it('finds the same text of any age, and similar ones only within the window', async () => {
    await stored(print(CRASH));
    const later = new Date(at(0).getTime() + 1_900 * 24 * 60 * 60_000);
    expect((await search(print(CRASH), later)).duplicateOf).not.toBeNull();
    expect((await search(print({ ...CRASH, body: `Hello, ${CRASH.body}` }), later)).related).toEqual([]);
  });

  it('names at most five related tickets, best first', async () => {
    await store(
      Array.from({ length: 12 }, (_, i) =>
        entry(print({ ...CRASH, body: `${CRASH.body} ${'very odd '.repeat(i)} case-${i}a` })),
      ),
    );
    const { related } = await search(print(CRASH));
    const scores = related.map(({ similarityScore }) => similarityScore);
    expect(scores).toHaveLength(5);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('remembers a ticket once, however often it is told', async () => {
    const ticket = await stored(print(CRASH));
    await store([ticket, entry(print(INVOICE))]);
    const [counts] = await database.dataSource.query<{ tickets: number; waiting: number }[]>(
      `select (select count(*)::int from duplicate_fingerprints) as tickets,
        (select count(*)::int from duplicate_waiting) as waiting`,
    );
    expect(counts).toEqual({ tickets: 2, waiting: 2 });
  });

  it('takes many writers of the same tickets at once', async () => {
    const fingerprint = print(CRASH);
    const tickets = Array.from({ length: 300 }, () => entry(fingerprint));
    await database.dataSource.query('insert into tickets select unnest($1::uuid[])', [
      tickets.map(({ ticketId }) => ticketId),
    ]);
    const batches = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? tickets : tickets.toReversed()));
    await Promise.all(
      batches.map((batch) => database.dataSource.transaction((manager) => service.remember(manager, batch))),
    );
    const [counts] = await database.dataSource.query<{ tickets: number }[]>(
      'select count(*)::int as tickets from duplicate_fingerprints',
    );
    expect(counts).toEqual({ tickets: 300 });
  });

  it('finds the same whether a ticket waits for the index or is in it', async () => {
    await store([entry(print(CRASH, ANN)), entry(print(INVOICE)), entry(print({ ...CRASH, subject: 'Viewer slow' }))]);
    const again = print({ ...CRASH, body: `${CRASH.body} My colleague sees it too.` }, ANN);
    // Counts of words come with the index, so scores may differ a little; what is found may not.
    const idsOf = async (): Promise<string[]> =>
      (await service.ranked(again, { before: at(1_000) })).map(({ ticketId }) => ticketId);
    const waiting = await idsOf();
    await service.indexStored();
    expect(waiting).toHaveLength(2);
    expect(await idsOf()).toEqual(waiting);
  });

  it('is not misled by a form that many tickets share', async () => {
    const form = 'Device model, serial number, purchase country, warranty status, firmware channel, retailer receipt.';
    const problems = [
      'zoom blurry',
      'login loops',
      'sound crackles',
      'battery swollen',
      'hinge creaks',
      'lens scratched',
    ];
    const filled = (problem: string): Fingerprint => print({ subject: `Claim ${problem}`, body: `${form} ${problem}` });
    await store(Array.from({ length: 240 }, (_, i) => entry(filled(`${problems[i % 5]!} on unit u${i}x`))));
    await service.indexStored();
    expect((await search(filled(problems[5]!))).duplicateOf).toBeNull();
  });

  it('reads the index alone, and no more of it when there are many tickets', async () => {
    const fingerprint = print(CRASH, ANN);
    await store(Array.from({ length: 3_000 }, () => entry(fingerprint)));
    await database.dataSource.query('analyze duplicate_fingerprints');
    const docs = await database.dataSource.query<{ doc: number }[]>('select doc from duplicate_fingerprints limit 150');
    const about = [fingerprint.textHash, fingerprint.customer.id, fingerprint.customer.email, null];
    const plan = await database.dataSource.query<Record<string, string>[]>(
      `explain (analyze, buffers off) ${CANDIDATES}`,
      [docs.map(({ doc }) => doc), at(0), at(5_000), ...about],
    );
    const lines = plan.map((row) => Object.values(row).join());
    const rows = lines.flatMap((line) => / rows=([\d.]+) loops=/.exec(line)?.[1] ?? []).map(Number);
    expect(lines.filter((line) => line.includes('Seq Scan'))).toEqual([]);
    expect(rows.length).toBeGreaterThan(8);
    // All 3,000 are of the same text: the first and the newest of them are read, and those that were asked for.
    expect(Math.max(...rows)).toBe(150 + 1 + 20);
  });
});
