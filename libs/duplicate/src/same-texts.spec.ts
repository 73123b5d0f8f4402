import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase } from '@app/testing';
import { readTicket } from '@app/text';
import { v7 as newId } from 'uuid';
import { type Customer } from './customer.js';
import { IndexFixture } from './duplicate-index.fixture.js';
import { type DuplicateMatch } from './duplicate.dto.js';
import { type DuplicateService } from './duplicate.service.js';
import { type Newcomer, SameTexts } from './same-texts.store.js';

const NOBODY = { customerId: null, customerEmail: null };
const NOON = Date.UTC(2026, 2, 2, 12);

describe('SameTexts', () => {
  const sameTexts = new SameTexts();
  let index: IndexFixture;
  let database: TestDatabase;
  let service: DuplicateService;
  let milliseconds: number;

  beforeAll(async () => {
    index = await IndexFixture.create();
    ({ database, service } = index);
  });
  afterAll(() => index.close());
  beforeEach(async () => {
    milliseconds = 0;
    await index.clear();
  });

  const newcomer = (body: string, changes: Partial<Newcomer & { who: Customer }> = {}): Newcomer => {
    milliseconds += 1;
    const { who = NOBODY, ...rest } = changes;
    const fingerprint = service.fingerprint(readTicket({ subject: 'Pump', body }), who);
    const createdAt = new Date(NOON + milliseconds);
    return { ticketId: newId(), createdAt, fingerprint, duplicateOf: null, isSought: true, ...rest };
  };
  /** As tickets are stored: told apart and written in one transaction. */
  const store = async (newcomers: readonly Newcomer[]): Promise<ReadonlyMap<string, DuplicateMatch>> =>
    database.dataSource.transaction(async (manager) => {
      const matches = await sameTexts.settle(manager, newcomers);
      await manager.query('insert into tickets select unnest($1::uuid[])', [newcomers.map(({ ticketId }) => ticketId)]);
      const entries = newcomers.map((each) => ({
        ...each,
        duplicateOf: matches.get(each.ticketId)?.ticketId ?? each.duplicateOf?.ticketId ?? null,
      }));
      await service.remember(manager, entries);
      return matches;
    });

  it('makes the oldest of a batch the original, and the others duplicates of it', async () => {
    const batch = Array.from({ length: 50 }, () => newcomer('The blue valve of the pump leaks onto the board.'));
    const matches = await store(batch.toReversed());
    expect(new Set([...matches.values()].map(({ ticketId }) => ticketId))).toEqual(new Set([batch[0]!.ticketId]));
    expect(matches.size).toBe(49);
  });

  it('has one original of each text, however many transactions store them in whatever order', async () => {
    const texts = ['leaks onto the board', 'hums at night', 'lost its handle', 'overheats in summer', 'smells of oil'];
    const batches = Array.from({ length: 10 }, (_, i) =>
      (i % 2 === 0 ? texts : texts.toReversed()).map((text) => newcomer(`The blue valve of the pump ${text}.`)),
    );
    const settled = await Promise.all(batches.map(store));
    expect(settled.reduce((sum, matches) => sum + matches.size, 0)).toBe(45);
    const roots = new Set(settled.flatMap((matches) => [...matches.values()].map(({ ticketId }) => ticketId)));
    expect(roots.size).toBe(5);
    const [count] = await database.dataSource.query<{ roots: number }[]>(
      'select count(*)::int as roots from duplicate_fingerprints where root_id is null',
    );
    expect(count).toEqual({ roots: 5 });
  });

  it('points to the root of a ticket that was stored meanwhile, and says whether that is open', async () => {
    const [root, second, third] = Array.from({ length: 3 }, () => newcomer('The blue valve of the pump leaks again.'));
    await store([root!]);
    await store([second!]);
    await database.dataSource.query(`update tickets set status = 'closed' where id = $1`, [root!.ticketId]);
    expect((await store([third!])).get(third!.ticketId)).toEqual({
      ticketId: root!.ticketId,
      createdAt: root!.createdAt,
      similarityScore: 1,
      sameCustomer: false,
      reasons: [{ code: 'same_text', detail: 'The text is the very same.' }],
      isOpen: false,
      possibleRegression: true,
    });
  });

  it('leaves alone what is a duplicate already, and what nobody is to look for', async () => {
    const first = newcomer('The blue valve of the pump leaks again.');
    await store([first]);
    const match = (await store([newcomer('The blue valve of the pump leaks again.')])).values().next().value!;
    const known = newcomer('The blue valve of the pump leaks again.', { duplicateOf: match });
    const unsought = newcomer('The blue valve of the pump leaks again.', { isSought: false });
    expect(await store([known, unsought])).toEqual(new Map());
  });

  it('has an original for each customer where the text says next to nothing', async () => {
    const cries = ['c-1', 'c-2', 'c-1'].map((customerId) =>
      newcomer('Help!', { who: { customerId, customerEmail: null } }),
    );
    const matches = await store(cries);
    expect([...matches.keys()]).toEqual([cries[2]!.ticketId]);
    expect(matches.get(cries[2]!.ticketId)).toMatchObject({ ticketId: cries[0]!.ticketId, sameCustomer: true });
  });

  it('is no duplicate of a ticket that came in long after', async () => {
    await store([newcomer('The blue valve of the pump leaks again.', { createdAt: new Date(NOON + 3_600_000) })]);
    expect(await store([newcomer('The blue valve of the pump leaks again.')])).toEqual(new Map());
  });
});
