import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, aNewTicket, type TestDatabase } from '@app/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { TicketLanguage1760000000005 } from '../../../apps/api/src/migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from '../../../apps/api/src/migrations/1760000000000-tickets.js';
import { type TicketCursor } from './ticket-cursor.js';
import { type TicketFilter } from './ticket-filter.js';
import { type NewTicket, TicketEntity } from './ticket.entity.js';
import { TicketsRepository } from './tickets.repository.js';

const NOON = new Date('2026-03-02T12:00:00.000Z');

describe('TicketsRepository', () => {
  let database: TestDatabase;
  let tickets: TicketsRepository;

  beforeAll(async () => {
    database = await aDatabase({
      entities: [TicketEntity],
      migrations: [Tickets1760000000000, TicketLanguage1760000000005],
    });
    tickets = new TicketsRepository(database.dataSource.getRepository(TicketEntity));
  });
  afterAll(() => database.close());
  beforeEach(() => database.dataSource.query('truncate tickets'));

  const insert = (...some: NewTicket[]): Promise<void> => tickets.insertMany(database.dataSource.manager, some);
  const insertOne = async (changes: Partial<NewTicket>): Promise<string> => {
    const ticket = aNewTicket(changes);
    await insert(ticket);
    return ticket.id;
  };
  const idsOf = async (filter: TicketFilter): Promise<string[]> =>
    (await tickets.list(filter, { limit: 100 })).map(({ id }) => id);

  it('gives back what was stored, metadata in its own order', async () => {
    const ticket = aNewTicket({
      subject: '“Ça plante” 💥 שלום',
      body: 'a\\b "c" \u2028 é\r\n\ttab',
      externalId: 'ZD-1',
      customerId: 'C-1',
      customerEmail: 'Jürgen@Example.com',
      metadata: { zebra: 1, apple: { snake_key: [1.5, null, 'x'] }, '10': true, '': '' },
      duplicateOf: uuidv7(),
      similarityScore: 0.1 + 0.2,
      classification: { category: 'technical', evidence: [{ text: '💥', start: 1 }] },
      extractedFields: { fields: [] },
      responseDraft: { content: 'Hi' },
      routing: { team: 'technical_support' },
      relatedTickets: [{ ticketId: uuidv7(), similarityScore: 0.9, sameCustomer: true, createdAt: NOON.toISOString() }],
      processedAt: null,
    });
    await insert(ticket);
    const found = await tickets.find(ticket.id);
    expect({ ...found }).toEqual({ ...ticket, status: 'pending' });
    expect(JSON.stringify(found?.metadata)).toBe(JSON.stringify(ticket.metadata));
  });

  it('inserts many in one statement, all or none', async () => {
    const good = aNewTicket();
    await expect(insert(good, aNewTicket({ id: good.id }))).rejects.toThrow(/duplicate key/);
    expect(await tickets.find(good.id)).toBeNull();
    await insert(...Array.from({ length: 300 }, () => aNewTicket()));
    expect(await tickets.countUpTo(1000, {})).toBe(300);
  });

  it.each<[keyof TicketFilter, Partial<NewTicket>, Partial<NewTicket>, TicketFilter]>([
    ['category', { category: 'billing' }, { category: null }, { category: 'billing' }],
    ['language', { language: 'de' }, { language: 'en' }, { language: 'de' }],
    ['severity', { severity: 'low' }, { severity: 'high' }, { severity: 'low' }],
    ['assignedTeam', { assignedTeam: 'a' }, { assignedTeam: null }, { assignedTeam: 'a' }],
    ['customerId', { customerId: 'C-1' }, { customerId: 'c-1' }, { customerId: 'C-1' }],
    ['customerEmail', { customerEmail: 'Ann@X.org' }, { customerEmail: 'an@x.org' }, { customerEmail: 'aNN@x.ORG' }],
    ['externalId', { externalId: 'ZD-1' }, { externalId: 'ZD-11' }, { externalId: 'ZD-1' }],
    ['createdFrom', { createdAt: NOON }, { createdAt: new Date(+NOON - 1) }, { createdFrom: NOON }],
    ['createdTo', { createdAt: NOON }, { createdAt: new Date(+NOON + 1) }, { createdTo: NOON }],
    ['q', { body: 'refund me' }, { body: 'thanks' }, { q: 'refunds' }],
  ])('filters by %s', async (_, wanted, other, filter) => {
    const id = await insertOne(wanted);
    await insertOne(other);
    expect(await idsOf(filter)).toEqual([id]);
    expect(await tickets.countUpTo(10, filter)).toBe(1);
  });

  it('filters by status, which the desk moves along', async () => {
    const id = await insertOne({});
    await insertOne({});
    expect(await tickets.setStatus(id, 'resolved')).toBe(true);
    expect(await idsOf({ status: 'resolved' })).toEqual([id]);
    expect(await tickets.setStatus(uuidv7(), 'resolved')).toBe(false);
  });

  it('joins filters', async () => {
    const id = await insertOne({ category: 'billing', severity: 'low', subject: 'Refund' });
    await insertOne({ category: 'billing', severity: 'high', subject: 'Refund' });
    await insertOne({ category: 'billing', severity: 'low', subject: 'Invoice' });
    expect(await idsOf({ category: 'billing', severity: 'low', q: 'refund', createdFrom: NOON })).toEqual([id]);
  });

  it('takes any moment that a caller can name', async () => {
    const id = await insertOne({});
    const [first, last] = [new Date('0000-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];
    expect(await idsOf({ createdFrom: first, createdTo: last })).toEqual([id]);
    expect(await idsOf({ createdFrom: last })).toEqual([]);
  });

  it.each([
    ['inflected words', 'crash', true],
    ['words that other searches ignore', '"on startup"', true],
    ['a phrase in its order only', '"startup on"', false],
    ['either of two', 'invoice or crashes', true],
    ['none with a forbidden word', 'crashes -startup', false],
    ['an identifier', 'ERR-5003', true],
    ['nothing but punctuation', '!!! & | ( :*', false],
    ['an unclosed quote', '"application crashes', true],
  ])('finds %s', async (_, q, isFound) => {
    const id = await insertOne({});
    expect(await idsOf({ q })).toEqual(isFound ? [id] : []);
  });

  it.each([
    `' or 1=1 --`,
    `'; drop table tickets; --`,
    '%',
    '_',
    '\\',
    '$1',
    ':category',
    '${1}',
    '💥',
    'ﬁ\u202Eא',
    '"',
    "E'\\''",
  ])('takes %j for a value like any other', async (text) => {
    const id = await insertOne({ category: text, customerId: text, customerEmail: text, externalId: text });
    await insertOne({});
    for (const name of ['category', 'customerId', 'customerEmail', 'externalId'] as const)
      expect(await idsOf({ [name]: text })).toEqual([id]);
    for (const name of ['severity', 'status', 'assignedTeam'] as const)
      expect(await idsOf({ [name]: text })).toEqual([]);
    await expect(idsOf({ q: text })).resolves.toBeInstanceOf(Array);
  });

  it.each([
    ['different words', Array.from({ length: 12_000 }, (_, i) => i.toString(36).padStart(3, 'x')).join(' ')],
    ['four-byte letters', '𐐀'.repeat(25_000)],
    ['short four-byte words', '𐐀𐐁 '.repeat(10_000)],
    ['addresses with long paths', 'http://a.example/b/c?d=e&f '.repeat(1_850)],
    ['hyphens', 'ab-cd-ef-gh-ij-kl '.repeat(2_777)],
    ['one word', 'a'.repeat(50_000)],
  ])('stores and indexes a body of 50,000 characters of %s', async (_, body) => {
    const id = await insertOne({ subject: 'Long story', body });
    expect(await idsOf({ q: 'story' })).toEqual([id]);
  });

  it('sorts newest first, and by id where the moment is the same', async () => {
    const moments = [1, 3, 2, 3, 1].map((ms) => new Date(+NOON + ms));
    const all = moments.map((createdAt) => aNewTicket({ createdAt }));
    await insert(...all);
    const expected = [...all].sort((a, b) => +b.createdAt - +a.createdAt || (a.id < b.id ? 1 : -1));
    expect(await idsOf({})).toEqual(expected.map(({ id }) => id));
  });

  it('pages by cursor without gaps or repeats while tickets come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (offsets, limit) => {
          await database.dataSource.query('truncate tickets');
          const first = offsets.map((ms) => aNewTicket({ createdAt: new Date(+NOON + ms) }));
          await insert(...first);
          const seen: string[] = [];
          let after: TicketCursor | undefined;
          do {
            const page = await tickets.list({}, { limit, after });
            seen.push(...page.map(({ id }) => id));
            after = page.at(-1);
            await insert(
              aNewTicket({ createdAt: new Date(+NOON + 10) }),
              aNewTicket({ createdAt: new Date(+NOON + 11) }),
            );
          } while (after !== undefined);
          expect([...seen].sort()).toEqual(first.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 25 },
    );
  });

  it('counts no further than asked', async () => {
    await insert(...Array.from({ length: 9 }, () => aNewTicket()));
    expect(await tickets.countUpTo(5, {})).toBe(5);
    expect(await tickets.countUpTo(50, { category: 'technical' })).toBe(9);
  });
});
